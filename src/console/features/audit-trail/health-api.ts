import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';

const HEALTH_KEY = ['trail', 'health'] as const;

/** How the trail stands; asked more often while a verification runs. */
export function useTrailHealth() {
  return useQuery({
    queryKey: HEALTH_KEY,
    queryFn: () => answerOf(api.GET('/api/v1/audit-trail/health')),
    refetchInterval: ({ state }) => (state.data?.runningVerification == null ? 10_000 : 1_000),
  });
}

/** Has the whole log verified. */
export function useVerify() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/audit-trail/verifications')),
    onSuccess: () => client.invalidateQueries({ queryKey: HEALTH_KEY }),
  });
}
