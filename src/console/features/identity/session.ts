import { queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { answerOf, api } from '../../api/client';
import { SESSION_KEY } from '../../api/query-client';
import type { CurrentSession, Permission } from '../../api/types';
import { Problem } from '../../lib/problem';

/** Who is signed in, or null. */
export const currentSession = queryOptions({
  queryKey: SESSION_KEY,
  queryFn: async (): Promise<CurrentSession | null> => {
    try {
      return await answerOf(api.GET('/api/v1/sessions/current'));
    } catch (error) {
      if (error instanceof Problem && isNobody(error)) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

/** Nobody has come in: no session, or a sign-in that is not finished. */
function isNobody({ status, code }: Problem): boolean {
  if (code === 'identity.locked') return false;
  return status === 401 || code === 'sign-in.unfinished';
}

/** Asks the server who is signed in. */
export function useCurrentSession() {
  return useQuery(currentSession);
}

/** The session inside the signed-in frame; null outside. */
export const SessionContext = createContext<CurrentSession | null>(null);

/** The person at the screen. For pages inside the signed-in frame. */
export function useSession(): CurrentSession {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('This page stands outside of the signed-in frame');
  return session;
}

/** Whether the person may do this; what they may not do is not offered. The server decides. */
export function useMay(permission: Permission): boolean {
  return useSession().person.permissions.includes(permission);
}
