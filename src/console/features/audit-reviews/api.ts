import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, doneBy } from '../../api/client';
import type { AuditFinding, AuditMark, AuditReview, UsualHours } from '../../api/types';

/** A page of the weekly reviews, newest first. */
export function auditReviewPage(cursor: string | undefined) {
  const query = cursor === undefined ? {} : { cursor };
  return answerOf(api.GET('/api/v1/audit-reviews', { params: { query } }));
}

const keyOf = (week: string) => ['audit-reviews', week] as const;

/** The review of one week. Reading it is an entry, so it is not read again at every glance. */
export function auditReviewOf(week: string) {
  return queryOptions({
    queryKey: keyOf(week),
    queryFn: () =>
      answerOf(api.GET('/api/v1/audit-reviews/{week}', { params: { path: { week } } })),
    refetchOnWindowFocus: false,
    retry: false,
  });
}

/** A page of a finding's entries, newest first. */
export function findingEntries(
  week: string,
  finding: AuditFinding['id'],
  cursor: string | undefined,
) {
  const query = cursor === undefined ? { limit: 25 } : { limit: 25, cursor };
  return answerOf(
    api.GET('/api/v1/audit-reviews/{week}/findings/{finding}/entries', {
      params: { path: { week, finding }, query },
    }),
  );
}

export interface Said {
  readonly finding: AuditFinding['id'];
  readonly mark: AuditMark;
  readonly note: string;
}

/** Marks a finding; the screen shows it as soon as the server has it. */
export function useMark(week: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ finding, mark, note }: Said) =>
      doneBy(
        api.PUT('/api/v1/audit-reviews/{week}/findings/{finding}/mark', {
          params: { path: { week, finding } },
          body: { mark, note },
        }),
      ),
    onSuccess: (_nothing, said) =>
      queries.setQueryData<AuditReview>(keyOf(week), (review) => review && withMark(review, said)),
  });
}

function withMark(review: AuditReview, { finding, mark, note }: Said): AuditReview {
  const at = new Date().toISOString();
  const findings = review.findings.map((one) =>
    one.id === finding
      ? { ...one, marked: { mark, note, byName: 'You', at, ownActs: one.yourActs } }
      : one,
  );
  return { ...review, findings };
}

/** Signs a review for good. */
export function useSignature(week: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      doneBy(api.POST('/api/v1/audit-reviews/{week}/signature', { params: { path: { week } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['audit-reviews'] }),
  });
}

/** Adds to a signed review what became of it. */
export function useFollowUp(week: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (note: string) =>
      doneBy(
        api.POST('/api/v1/audit-reviews/{week}/follow-ups', {
          params: { path: { week } },
          body: { note },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf(week) }),
  });
}

/** The usual hours: those that hold come first. */
export function useUsualHours() {
  return useQuery({
    queryKey: ['audit-review-hours'],
    queryFn: () => answerOf(api.GET('/api/v1/audit-review-hours')),
  });
}

export function useSetHours() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: UsualHours) => doneBy(api.PUT('/api/v1/audit-review-hours', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['audit-review-hours'] }),
  });
}
