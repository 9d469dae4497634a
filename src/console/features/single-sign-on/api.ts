import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, doneBy } from '../../api/client';
import type { NewGroupRole, NewIdentityProvider } from '../../api/types';

const KEY = 'single-sign-on';
const at = (id: string) => ({ params: { path: { id } } });
const to = (provider: string) => ({ params: { path: { provider } } });

export const settingsQuery = queryOptions({
  queryKey: [KEY, 'settings'],
  queryFn: () => answerOf(api.GET('/api/v1/identity-providers')),
  refetchOnWindowFocus: false,
});

export const ownLinksQuery = queryOptions({
  queryKey: [KEY, 'own-links'],
  queryFn: () => answerOf(api.GET('/api/v1/linked-identities')),
  refetchOnWindowFocus: false,
});

/** An act after which everything about single sign-on is read anew. */
function useAct<Input, Answer>(act: (input: Input) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
}

export const useCheck = () =>
  useMutation({
    mutationFn: (issuer: string) =>
      answerOf(api.POST('/api/v1/identity-providers/check', { body: { issuer } })),
  });

export type ProviderBody = Omit<NewIdentityProvider, 'slug' | 'issuer' | 'clientSecret'> & {
  readonly clientSecret?: string;
};

export const useAdd = () =>
  useAct((body: NewIdentityProvider) => answerOf(api.POST('/api/v1/identity-providers', { body })));

export const useChange = (id: string) =>
  useAct((body: ProviderBody) =>
    doneBy(api.PUT('/api/v1/identity-providers/{id}', { ...at(id), body })),
  );

export const usePrepareLine = (providerId: string) =>
  useAct((body: NewGroupRole) =>
    answerOf(
      api.POST('/api/v1/identity-providers/{providerId}/group-roles', {
        params: { path: { providerId } },
        body,
      }),
    ),
  );

export const useApproveLine = (providerId: string) =>
  useAct((id: string) =>
    doneBy(
      api.POST('/api/v1/identity-providers/{providerId}/group-roles/{id}/approval', {
        params: { path: { providerId, id } },
      }),
    ),
  );

export const useEndLine = (providerId: string) =>
  useAct((id: string) =>
    doneBy(
      api.DELETE('/api/v1/identity-providers/{providerId}/group-roles/{id}', {
        params: { path: { providerId, id } },
      }),
    ),
  );

export const usePrepareBreakGlass = () =>
  useAct((personId: string) =>
    answerOf(api.POST('/api/v1/break-glass-accounts', { body: { personId } })),
  );

export const useApproveBreakGlass = () =>
  useAct((id: string) => doneBy(api.POST('/api/v1/break-glass-accounts/{id}/approval', at(id))));

export const useEndBreakGlass = () =>
  useAct((id: string) => doneBy(api.DELETE('/api/v1/break-glass-accounts/{id}', at(id))));

export const useSetOnlyWay = () =>
  useAct((isOnlyWay: boolean) =>
    doneBy(api.PUT('/api/v1/single-sign-on/policy', { body: { isOnlyWay } })),
  );

export const useLinkArrival = () =>
  useAct(({ personId, number }: { personId: string; number: string }) =>
    answerOf(
      api.POST('/api/v1/people/{personId}/linked-identities', {
        params: { path: { personId } },
        body: { number },
      }),
    ),
  );

export const useUnlinkOwn = () =>
  useAct((id: string) => doneBy(api.DELETE('/api/v1/linked-identities/{id}', at(id))));

/** Leads to a provider; what for is written into the state that it sends back. */
export const useGoToLink = () =>
  useMutation({
    mutationFn: (slug: string) =>
      answerOf(api.POST('/api/v1/single-sign-on/{provider}/link', to(slug))),
    onSuccess: ({ url }) => window.location.assign(url),
  });

export const useGoToTrial = () =>
  useMutation({
    mutationFn: (slug: string) =>
      answerOf(api.POST('/api/v1/single-sign-on/{provider}/test', to(slug))),
    onSuccess: ({ url }) => window.location.assign(url),
  });
