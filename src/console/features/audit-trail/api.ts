import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { TrailFilter } from '../../api/types';

/** A page of entries, the newest first. Reading them is itself an entry. */
export function entryPage(filter: TrailFilter, cursor: string | undefined) {
  return answerOf(
    api.GET('/api/v1/audit-trail/entries', {
      params: { query: cursor === undefined ? filter : { ...filter, cursor } },
    }),
  );
}

/** One entry in words and as it is stored. */
export function entryById(id: string) {
  return queryOptions({
    queryKey: ['trail', 'entry', id],
    queryFn: () =>
      answerOf(api.GET('/api/v1/audit-trail/entries/{id}', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  });
}

/** Fetches the proof that an entry is in the log, as text for outsiders. */
export function useProof(id: string) {
  return useMutation({
    mutationFn: () =>
      answerOf(
        api.GET('/api/v1/audit-trail/entries/{id}/proof', {
          params: { path: { id } },
          parseAs: 'text',
        }),
      ),
  });
}

/** How the tree stands. */
export function useTree() {
  return useQuery({
    queryKey: ['trail', 'tree'],
    queryFn: () => answerOf(api.GET('/api/v1/audit-trail/tree')),
    refetchInterval: 5_000,
  });
}

/** A page of published checkpoints, the newest first. */
export function checkpointPage(cursor: string | undefined) {
  return answerOf(
    api.GET('/api/v1/audit-trail/checkpoints', {
      params: { query: cursor === undefined ? {} : { cursor } },
    }),
  );
}

/** Asks for the proof between two published checkpoints. Recorded, so only when a person asks. */
export function useConsistency() {
  return useMutation({
    mutationFn: (query: { readonly from: number; readonly to: number }) =>
      answerOf(api.GET('/api/v1/audit-trail/consistency', { params: { query } })),
  });
}

/** Holds a checkpoint that somebody kept against the log of now. */
export function useKeptCheckpoint() {
  return useMutation({
    mutationFn: (checkpoint: string) =>
      answerOf(api.POST('/api/v1/audit-trail/consistency', { body: { checkpoint } })),
  });
}
