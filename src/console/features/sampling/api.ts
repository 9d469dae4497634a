import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { Draw, NewReviewPolicy } from '../../api/types';

/** A page of draws, the newest first. */
export function drawPage(cursor: string | undefined) {
  return answerOf(
    api.GET('/api/v1/draws', { params: { query: cursor === undefined ? {} : { cursor } } }),
  );
}

/** One draw with its strata, seed and digests. */
export function drawById(id: string) {
  return queryOptions({
    queryKey: ['draws', id],
    queryFn: () => answerOf(api.GET('/api/v1/draws/{id}', { params: { path: { id } } })),
  });
}

/** Every version of every review policy, the newest first. */
export function useReviewPolicies() {
  return useQuery({
    queryKey: ['review-policies'],
    queryFn: () => answerOf(api.GET('/api/v1/review-policies')),
  });
}

/** Saves a new policy, or a new version under a name that exists. */
export function usePolicySaving() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewReviewPolicy) => answerOf(api.POST('/api/v1/review-policies', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['review-policies'] }),
  });
}

/** Declares a draw for a window. */
export function useDeclaration() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { policyId: string; windowFrom: string; windowTo: string }) =>
      answerOf(api.POST('/api/v1/draws', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['draws'] }),
  });
}

export type DrawAct =
  | { readonly do: 'freeze' }
  | { readonly do: 'seed'; readonly digits: string; readonly digitsAgain: string }
  | { readonly do: 'execute' }
  | { readonly do: 'void'; readonly reason: string };

/** Takes the next step of a draw; its answer is the draw after that step. */
export function useDrawStep(id: string) {
  const queries = useQueryClient();
  const params = { path: { id } };
  return useMutation({
    mutationFn: (act: DrawAct): Promise<Draw> => {
      switch (act.do) {
        case 'freeze':
          return answerOf(api.POST('/api/v1/draws/{id}/freezing', { params }));
        case 'seed': {
          const { digits, digitsAgain } = act;
          return answerOf(
            api.POST('/api/v1/draws/{id}/seed', { params, body: { digits, digitsAgain } }),
          );
        }
        case 'execute':
          return answerOf(api.POST('/api/v1/draws/{id}/execution', { params }));
        case 'void':
          return answerOf(
            api.POST('/api/v1/draws/{id}/voiding', { params, body: { reason: act.reason } }),
          );
      }
    },
    onSuccess: (draw) => queries.setQueryData(drawById(id).queryKey, draw),
    onSettled: () => queries.invalidateQueries({ queryKey: ['draws'] }),
  });
}
