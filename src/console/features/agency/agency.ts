import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';

const RARELY_CHANGES = { staleTime: 300_000 } as const;

/** Enough for a filter's list; longer rosters are searched, not scrolled. */
const WHOLE = { limit: 200 } as const;

/** The agency's name and time zone. */
export function useAgency() {
  return useQuery({
    queryKey: ['agency'],
    queryFn: () => answerOf(api.GET('/api/v1/agency')),
    ...RARELY_CHANGES,
  });
}

/** The agency's units, for filters. */
export function useUnits() {
  return useQuery({
    queryKey: ['units'],
    queryFn: () => answerOf(api.GET('/api/v1/units')),
    ...RARELY_CHANGES,
  });
}

/** The officers of the roster, for filters; of one unit if it is given. */
export function useOfficers(unitId?: string) {
  return useQuery({
    queryKey: ['officers', unitId ?? null],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/officers', {
          params: { query: unitId === undefined ? WHOLE : { ...WHOLE, unitId } },
        }),
      ),
    ...RARELY_CHANGES,
  });
}

/** The agency's cameras: what footage may come from. */
export function useCameras() {
  return useQuery({
    queryKey: ['cameras'],
    queryFn: () => answerOf(api.GET('/api/v1/cameras', { params: { query: WHOLE } })),
    ...RARELY_CHANGES,
  });
}
