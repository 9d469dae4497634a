import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem } from '../lib/problem';
import { lockScreen, openScreen } from '../lib/screen-lock';

/** Where the current session is cached; absent means signed out. */
export const SESSION_KEY = ['session'] as const;

/**
 * The cache of all answers. Where the server holds the session as locked, so is the screen; any other
 * 401 ends the session here too, which leads to the sign-in page.
 */
export function makeQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    if (!(error instanceof Problem) || error.status !== 401) return;
    // Whoever would not confirm who they are has been refused one act, not the session.
    if (error.code === 'identity.sign-in-again') return;
    if (error.code === 'identity.locked') {
      lockScreen();
      return;
    }
    client.setQueryData(SESSION_KEY, null);
    openScreen();
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: true,
        // Reads of footage write entries in the trail: repeat only what had no answer at all.
        retry: (failures, error) => error instanceof Problem && error.status === 0 && failures < 2,
      },
      mutations: { retry: false },
    },
  });
  return client;
}
