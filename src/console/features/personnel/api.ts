import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, doneBy } from '../../api/client';
import type { DateStanding } from '../../api/types';

const KEY = 'personnel';

/** Everybody with an account and their dates, a page. */
export function personnelPage(cursor: string | undefined) {
  return answerOf(
    api.GET('/api/v1/personnel', { params: { query: cursor === undefined ? {} : { cursor } } }),
  );
}

/** What somebody has to see to about people. */
export function useDue() {
  return useQuery({
    queryKey: [KEY, 'due'],
    queryFn: () => answerOf(api.GET('/api/v1/personnel/due')),
    refetchOnWindowFocus: false,
  });
}

export function useRecord(id: string) {
  return useQuery({
    queryKey: [KEY, 'record', id],
    queryFn: () => answerOf(api.GET('/api/v1/people/{id}/personnel', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  });
}

/** Does something about one person, and reads again what it changes. */
function useAct<Input>(act: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: [KEY] }),
        queries.invalidateQueries({ queryKey: ['people'] }),
        queries.invalidateQueries({ queryKey: ['units'] }),
        queries.invalidateQueries({ queryKey: ['officers'] }),
      ]),
  });
}

export interface DoneDate {
  readonly kind: DateStanding['kind'];
  readonly doneOn: string;
  readonly reference?: string;
}

export function useEntering(id: string) {
  return useAct((body: DoneDate) =>
    doneBy(api.POST('/api/v1/people/{id}/personnel/dates', { params: { path: { id } }, body })),
  );
}

export interface Leave {
  readonly fromOn: string;
  readonly toOn?: string;
  readonly barsAccess: boolean;
}

export function useLeave(id: string) {
  return useAct((body: Leave) =>
    answerOf(api.POST('/api/v1/people/{id}/leaves', { params: { path: { id } }, body })),
  );
}

export function useEndingLeave(id: string) {
  return useAct((leaveId: string) =>
    doneBy(
      api.POST('/api/v1/people/{id}/leaves/{leaveId}/end', { params: { path: { id, leaveId } } }),
    ),
  );
}

export function usePlannedEnd(id: string) {
  return useAct((body: { endsAt: string; reason: string }) =>
    answerOf(api.POST('/api/v1/people/{id}/terminations', { params: { path: { id } }, body })),
  );
}

export function useEndAtOnce(id: string) {
  return useAct((body: { isHighRisk: boolean; reason: string }) =>
    answerOf(
      api.POST('/api/v1/people/{id}/terminations/at-once', { params: { path: { id } }, body }),
    ),
  );
}

export function useWithdrawing(id: string) {
  return useAct((terminationId: string) =>
    doneBy(
      api.DELETE('/api/v1/people/{id}/terminations/{terminationId}', {
        params: { path: { id, terminationId } },
      }),
    ),
  );
}

export function useSettling() {
  return useAct(({ id, ...body }: { id: string; outcome: 'ended' | 'kept'; reason?: string }) =>
    doneBy(api.POST('/api/v1/transfers/{id}/settlement', { params: { path: { id } }, body })),
  );
}

export function useAddingUnit() {
  return useAct((body: { code: string; name: string }) =>
    answerOf(api.POST('/api/v1/units', { body })),
  );
}

export function useAddingOfficer() {
  return useAct((body: { name: string; badgeNumber: string; unitId: string }) =>
    answerOf(api.POST('/api/v1/officers', { body })),
  );
}

export function useMoving(id: string) {
  return useAct((body: { unitId: string; from?: string }) =>
    answerOf(api.POST('/api/v1/officers/{id}/moves', { params: { path: { id } }, body })),
  );
}

export function officersPage(cursor: string | undefined) {
  return answerOf(
    api.GET('/api/v1/officers', { params: { query: cursor === undefined ? {} : { cursor } } }),
  );
}

/** Compares a table with the roster; the file goes as it is. */
export function useComparing() {
  return useMutation({
    mutationFn: (table: File) =>
      answerOf(
        api.POST('/api/v1/roster-imports', {
          // The generated type knows a text; what is sent are the file's own bytes.
          body: '',
          bodySerializer: () => table,
          headers: { 'content-type': 'text/csv' },
        }),
      ),
  });
}

export function useApplying(id: string) {
  return useAct((body: { digest: string; left: string[] }) =>
    answerOf(
      api.POST('/api/v1/roster-imports/{id}/application', { params: { path: { id } }, body }),
    ),
  );
}
