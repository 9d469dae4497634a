import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, doneBy } from '../../api/client';
import type { AccountDecision } from '../../api/types';

const KEY = 'recertifications';

export interface AccountFilter {
  readonly role?: string;
  readonly unitId?: string;
  readonly isUndecided?: boolean;
}

export function useRecertifications() {
  return useQuery({
    queryKey: [KEY],
    queryFn: () => answerOf(api.GET('/api/v1/recertifications')),
  });
}

export function useRecertification(id: string) {
  return useQuery({
    queryKey: [KEY, id],
    queryFn: () => answerOf(api.GET('/api/v1/recertifications/{id}', { params: { path: { id } } })),
  });
}

export function accountsPage(id: string, filter: AccountFilter, cursor: string | undefined) {
  const query = { ...filter, limit: 100, ...(cursor === undefined ? {} : { cursor }) };
  return answerOf(
    api.GET('/api/v1/recertifications/{id}/items', { params: { path: { id }, query } }),
  );
}

function useAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
}

export function useOpening() {
  return useAct((_nothing: undefined) => answerOf(api.POST('/api/v1/recertifications')));
}

export interface Decided {
  readonly itemId: string;
  readonly decision: AccountDecision;
  readonly reason?: string;
}

export function useDeciding(id: string) {
  return useAct(({ itemId, ...body }: Decided) =>
    doneBy(
      api.POST('/api/v1/recertifications/{id}/items/{itemId}/decision', {
        params: { path: { id, itemId } },
        body,
      }),
    ),
  );
}

export function useClosing(id: string) {
  return useAct((summary: string) =>
    doneBy(
      api.POST('/api/v1/recertifications/{id}/closing', {
        params: { path: { id } },
        body: { summary },
      }),
    ),
  );
}
