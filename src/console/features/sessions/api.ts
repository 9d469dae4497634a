import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, doneBy } from '../../api/client';
import type { SessionEnds } from '../../api/types';
import type { Remaining } from './idle-model';

const OWN_SESSIONS = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: () => answerOf(api.GET('/api/v1/sessions')),
});

/** Who has to prove that it is them, and by what; also answered while the screen is locked. */
export const CONFIRMATION_WAYS = queryOptions({
  queryKey: ['confirmation-ways'],
  queryFn: () => answerOf(api.GET('/api/v1/sessions/current/confirmation')),
});

export function useOwnSessions() {
  return useQuery(OWN_SESSIONS);
}

export function useEndSession() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      doneBy(api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries(OWN_SESSIONS),
  });
}

export function useEndOthers() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answerOf(api.DELETE('/api/v1/sessions/others')),
    onSettled: () => queries.invalidateQueries(OWN_SESSIONS),
  });
}

/** How long the session still holds; asking is no activity. */
export async function remaining(): Promise<Remaining> {
  return remainingOf(await answerOf(api.GET('/api/v1/sessions/current/ends')));
}

/** Says that the person is still there. */
export async function stay(): Promise<Remaining> {
  return remainingOf(await answerOf(api.POST('/api/v1/sessions/current/activity')));
}

/** By the server's own clock: that of the browser may be wrong. */
function remainingOf({ now, idleEndsAt, endsAt }: SessionEnds): Remaining {
  const until = (moment: string) => Date.parse(moment) - Date.parse(now);
  return { idleMs: until(idleEndsAt), endMs: until(endsAt) };
}
