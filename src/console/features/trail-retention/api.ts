import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { ExpunctionRequest } from '../../api/types';

const paged = (cursor: string | undefined) => ({
  params: { query: cursor === undefined ? {} : { cursor } },
});

export function expunctionPage(cursor: string | undefined) {
  return answerOf(api.GET('/api/v1/audit-trail/expunctions', paged(cursor)));
}

export function pruningPage(cursor: string | undefined) {
  return answerOf(api.GET('/api/v1/audit-trail/prunings', paged(cursor)));
}

/** One request with what it lists. While it is carried out, it is asked for again. */
export function expunctionById(id: string) {
  return queryOptions({
    queryKey: ['expunctions', id],
    queryFn: () =>
      answerOf(api.GET('/api/v1/audit-trail/expunctions/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'approved' ? 5_000 : false),
    refetchOnWindowFocus: false,
  });
}

export function useRequestExpunction() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ExpunctionRequest) =>
      answerOf(api.POST('/api/v1/audit-trail/expunctions', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['expunctions'] }),
  });
}

export function useRequestPruning() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (before: string) =>
      answerOf(api.POST('/api/v1/audit-trail/prunings', { body: { before } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['prunings'] }),
  });
}

export type Decision = 'approval' | 'withdrawal';

/** The second person's word on a request, or the taking back of it. */
export function useDecision(act: 'expunctions' | 'prunings', id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (decision: Decision) =>
      answerOf(
        api.POST(`/api/v1/audit-trail/${act}/{id}/${decision}`, { params: { path: { id } } }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: [act] }),
  });
}
