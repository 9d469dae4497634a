import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Returned } from './returned';

const route = getRouteApi('/single-sign-on/return/$provider');

export interface ReturnProps {
  readonly returned: Returned;
}

/** Posts what came back, once: neither code nor state is good a second time. */
export function useCompletion<Answer>(
  returned: Returned,
  post: (provider: string, body: Returned) => Promise<Answer>,
) {
  const { provider } = route.useParams();
  const completion = useMutation({ mutationFn: (body: Returned) => post(provider, body) });
  const { mutate } = completion;
  useEffect(() => mutate(returned), [mutate, returned]);
  return completion;
}
