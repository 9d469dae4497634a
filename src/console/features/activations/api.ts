import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { CoverageFilter } from '../../api/types';

/** A page of trigger events with their verdicts, the newest first. */
export function coveragePage(filter: CoverageFilter, cursor: string | undefined) {
  return answerOf(
    api.GET('/api/v1/coverage', {
      params: { query: cursor === undefined ? filter : { ...filter, cursor } },
    }),
  );
}

type Period = Pick<CoverageFilter, 'from' | 'to' | 'unitId'>;

/** Verdicts counted, for the same period and unit. */
export function useCoverageSummary(period: Period) {
  return useQuery({
    queryKey: ['coverage', 'summary', period],
    queryFn: () => answerOf(api.GET('/api/v1/coverage/summary', { params: { query: period } })),
  });
}
