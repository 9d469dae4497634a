import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, doneBy } from '../../api/client';
import type { ChangeRequest, PeopleFilter } from '../../api/types';

const KEY = 'people';

/** Accounts by filter, a page. */
export function peoplePage(filter: PeopleFilter, cursor: string | undefined) {
  const query = cursor === undefined ? filter : { ...filter, cursor };
  return answerOf(api.GET('/api/v1/people', { params: { query } }));
}

/** All that is on record about one account. */
export function personById(id: string) {
  return queryOptions({
    queryKey: [KEY, 'one', id],
    queryFn: () => answerOf(api.GET('/api/v1/people/{id}', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  });
}

/** What waits for approval, oldest first, a page. */
export function waitingPage(cursor: string | undefined) {
  const query = cursor === undefined ? {} : { cursor };
  return answerOf(api.GET('/api/v1/person-changes', { params: { query } }));
}

/** Who may do what. */
export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: () => answerOf(api.GET('/api/v1/roles')),
  staleTime: Infinity,
});

/** An act about people; whatever is shown of them is asked for again. */
function usePeopleAct<Input, Answer>(act: (input: Input) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
}

const at = (id: string) => ({ params: { path: { id } } });

/** An invitation’s link is shown this once: what is on screen stays until it was taken. */
export function useApproving() {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: [KEY] });
  const approving = useMutation({
    mutationFn: (id: string) => answerOf(api.POST('/api/v1/person-changes/{id}/approval', at(id))),
    onSuccess: ({ invitation }) => (invitation === null ? refresh() : undefined),
  });
  return { approving, refresh };
}

export const useRefusing = () =>
  usePeopleAct(({ id, reason }: { id: string; reason: string }) =>
    doneBy(api.POST('/api/v1/person-changes/{id}/refusal', { ...at(id), body: { reason } })),
  );

export const useWithdrawing = () =>
  usePeopleAct((id: string) => doneBy(api.POST('/api/v1/person-changes/{id}/withdrawal', at(id))));

export const useDisabling = (id: string) =>
  usePeopleAct((reason: string) =>
    doneBy(api.POST('/api/v1/people/{id}/disabling', { ...at(id), body: { reason } })),
  );

export const useChanging = (id: string) =>
  usePeopleAct((body: ChangeRequest) =>
    answerOf(api.POST('/api/v1/people/{id}/changes', { ...at(id), body })),
  );

export const useRenewing = (id: string) =>
  usePeopleAct(() => answerOf(api.POST('/api/v1/people/{id}/invitation', at(id))));

export const useWithdrawingInvitation = (id: string) =>
  usePeopleAct(() => doneBy(api.DELETE('/api/v1/people/{id}/invitation', at(id))));

export const useRenaming = (id: string) =>
  usePeopleAct((displayName: string) =>
    doneBy(api.PATCH('/api/v1/people/{id}', { ...at(id), body: { displayName } })),
  );
