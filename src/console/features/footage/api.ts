import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, doneBy } from '../../api/client';
import type {
  Category,
  Clip,
  ClipFilter,
  RestrictionDecision,
  StatedPurpose,
} from '../../api/types';

const UNDER_WAY: readonly Clip['state'][] = ['expected', 'processing', 'stored'];

/** A ready clip can still be worked on: its frames are checked to the last one. */
function isUnderWay({ state, step }: Clip): boolean {
  return step !== null || UNDER_WAY.includes(state);
}

/** A page of clips by filter. */
export function clipPage(filter: ClipFilter, cursor: string | undefined) {
  return answerOf(
    api.GET('/api/v1/clips', {
      params: { query: cursor === undefined ? filter : { ...filter, cursor } },
    }),
  );
}

/** One clip with all of its facts; asked again while a worker is busy with it. */
export function clipById(id: string) {
  return queryOptions({
    queryKey: ['clips', id],
    queryFn: () => answerOf(api.GET('/api/v1/clips/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isUnderWay(state.data) ? 2_000 : false,
    refetchOnWindowFocus: false,
  });
}

/** What happened to a clip, step by step. */
export function custodyOf(id: string) {
  return queryOptions({
    queryKey: ['clips', id, 'custody'],
    queryFn: () => answerOf(api.GET('/api/v1/clips/{id}/custody', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  });
}

/** Opens a clip for watching, for a stated purpose. */
export function useOpening(id: string) {
  return useMutation({
    mutationFn: (body: StatedPurpose) =>
      answerOf(api.POST('/api/v1/clips/{id}/playbacks', { params: { path: { id } }, body })),
  });
}

/** Gives a clip its category, with the reason. */
export function useCategorizing(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { category: Category; reason: string }) =>
      doneBy(api.POST('/api/v1/clips/{id}/category', { params: { path: { id } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['clips'] }),
  });
}

/** Restricts a clip to those with a clearance, or lifts that. */
export function useRestricting(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: RestrictionDecision) =>
      doneBy(api.POST('/api/v1/clips/{id}/restrictions', { params: { path: { id } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['clips'] }),
  });
}
