import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, doneBy } from '../../api/client';
import { SESSION_KEY } from '../../api/query-client';

/** The way out. */
export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => doneBy(api.DELETE('/api/v1/sessions/current')),
    // Whatever the answer, this machine forgets everything that the person could see.
    onSettled: () => {
      queries.clear();
      queries.setQueryData(SESSION_KEY, null);
      window.location.replace('/sign-in');
    },
  });
}
