import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';

/** The identity providers by which one may come in; empty until they are known. */
export function useProviders() {
  const offers = useQuery({
    queryKey: ['single-sign-on', 'offers'],
    queryFn: () => answerOf(api.GET('/api/v1/single-sign-on/offers')),
  });
  return offers.data?.providers ?? [];
}
