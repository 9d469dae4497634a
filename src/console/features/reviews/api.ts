import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, doneBy } from '../../api/client';
import type { GivenAnswer } from './form-model';

/** The clips that wait for the person at the screen. */
export const reviewQueue = queryOptions({
  queryKey: ['reviews', 'queue'],
  queryFn: () => answerOf(api.GET('/api/v1/reviews/queue', { params: { query: { limit: 100 } } })),
});

/** One review with its clip, marks, form and what was already watched and answered. */
export function reviewById(id: string) {
  return queryOptions({
    queryKey: ['reviews', id],
    queryFn: () => answerOf(api.GET('/api/v1/reviews/{id}', { params: { path: { id } } })),
    // The workspace holds the newer state while it is open.
    staleTime: Infinity,
    gcTime: 0,
  });
}

export interface ReviewContent {
  readonly answers: readonly GivenAnswer[];
  readonly notes: string;
}

/** Keeps a draft on the server. */
export function useDraft(id: string) {
  return useMutation({
    mutationFn: ({ answers, notes }: ReviewContent) =>
      doneBy(
        api.PUT('/api/v1/reviews/{id}/answers', {
          params: { path: { id } },
          body: { answers: [...answers], notes },
        }),
      ),
  });
}

/** Signs, and learns which review is next. */
export function useSignature(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ answers, notes }: ReviewContent) =>
      answerOf(
        api.POST('/api/v1/reviews/{id}/signature', {
          params: { path: { id } },
          body: { answers: [...answers], notes },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['reviews', 'queue'] }),
  });
}

/** Opens the clip of a review for watching: each opening is an entry in the trail. */
export async function openReview(id: string) {
  return answerOf(api.POST('/api/v1/reviews/{id}/opening', { params: { path: { id } } }));
}
