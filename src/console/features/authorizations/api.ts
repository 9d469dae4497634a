import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, doneBy } from '../../api/client';
import type { AuthorizationFilter, NewAuthorization } from '../../api/types';

const KEY = 'authorizations';

/** Written authorizations by filter, a page. */
export function authorizationPage(filter: AuthorizationFilter, cursor: string | undefined) {
  const query = cursor === undefined ? filter : { ...filter, cursor };
  return answerOf(api.GET('/api/v1/authorizations', { params: { query } }));
}

/** One of them, for paper. */
export function authorizationById(id: string) {
  return queryOptions({
    queryKey: [KEY, id],
    queryFn: () => answerOf(api.GET('/api/v1/authorizations/{id}', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  });
}

/** The person's own, and by what right the person may give some. */
export function useFirstPage(filter: AuthorizationFilter) {
  return useQuery({
    queryKey: [KEY, 'first', filter],
    queryFn: () => authorizationPage(filter, undefined),
    refetchOnWindowFocus: false,
  });
}

/** Everybody whose role works with footage; only for those who see all authorizations. */
export function useFootagePeople(isWanted: boolean) {
  return useQuery({
    queryKey: [KEY, 'people'],
    queryFn: () => answerOf(api.GET('/api/v1/authorizations/people')),
    enabled: isWanted,
    refetchOnWindowFocus: false,
  });
}

export function useGranting() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewAuthorization) => answerOf(api.POST('/api/v1/authorizations', { body })),
    // Also clips: what may be watched is another thing now.
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: [KEY] }),
        queries.invalidateQueries({ queryKey: ['clips'] }),
      ]),
  });
}

export function useRevoking(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      doneBy(
        api.POST('/api/v1/authorizations/{id}/revocation', {
          params: { path: { id } },
          body: { reason },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
}
