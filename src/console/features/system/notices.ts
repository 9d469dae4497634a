import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';

/** What everybody who works here needs to know of the system, asked for by and by. */
export function useNotices() {
  return useQuery({
    queryKey: ['system', 'notices'],
    queryFn: () => answerOf(api.GET('/api/v1/system/notices')),
    refetchInterval: 30_000,
    staleTime: 15_000,
  });
}
