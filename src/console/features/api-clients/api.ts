import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, doneBy } from '../../api/client';
import type { ApiClientRequest } from '../../api/types';
import { usePages } from '../../lib/use-pages';

const KEY = ['api-clients'];

const at = (id: string) => ({ params: { path: { id } } });

export function useApiClients() {
  return usePages(KEY, (cursor) =>
    answerOf(
      api.GET('/api/v1/api-clients', { params: { query: cursor === undefined ? {} : { cursor } } }),
    ),
  );
}

/** A change after which the list is read anew, whatever became of it. */
function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

export const useMake = () =>
  useChange((body: ApiClientRequest) => answerOf(api.POST('/api/v1/api-clients', { body })));

export const useRotate = (id: string) =>
  useChange((overlapHours: number) =>
    answerOf(api.POST('/api/v1/api-clients/{id}/rotation', { ...at(id), body: { overlapHours } })),
  );

export const useRevoke = (id: string) =>
  useChange((reason: string) =>
    doneBy(api.POST('/api/v1/api-clients/{id}/revocation', { ...at(id), body: { reason } })),
  );

export const useRegisterKey = (id: string) =>
  useChange((body: { key: string; endsSecrets: boolean }) =>
    answerOf(api.POST('/api/v1/api-clients/{id}/keys', { ...at(id), body })),
  );

export const useEndKey = (id: string) =>
  useChange((keyId: string) =>
    doneBy(
      api.DELETE('/api/v1/api-clients/{id}/keys/{keyId}', { params: { path: { id, keyId } } }),
    ),
  );
