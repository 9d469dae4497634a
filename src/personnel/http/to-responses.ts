import type { PersonnelRecord } from '../commands/read-personnel.command.js';
import { accessDueAt, isLate } from '../domain/employment.js';
import type { PersonnelTerminationEntity } from '../persistence/personnel-termination.entity.js';
import type { PersonnelHistory } from '../queries/personnel-history.query.js';
import type { PersonnelState } from '../queries/personnel-states.query.js';
import type {
  EnteredTermination,
  PersonnelRecordResponse,
  PersonnelResponse,
} from './personnel.responses.js';

/** Plain, so that a record can be spread from it. */
type Shown = Pick<PersonnelResponse, keyof PersonnelResponse>;

export function toPersonnel({ account, employment, dates }: PersonnelState): Shown {
  const { personId, username, displayName, state, officerId, grants, lastUsedAt } = account;
  return {
    ...{ personId, username, displayName, officerId },
    accountState: state,
    roles: grants.map(({ role, unitId }) => ({ role, unitId })),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    employment: employment.state,
    dates: [...dates],
  };
}

export function toPersonnelRecord(
  { state, history }: PersonnelRecord,
  now: Date,
): PersonnelRecordResponse {
  const author = (id: string | null) => (id === null ? null : (history.names.get(id) ?? null));
  return {
    ...toPersonnel(state),
    entered: history.dates.map(({ id, kind, doneOn, reference, enteredBy, enteredAt }) => ({
      ...{ id, kind, doneOn, reference },
      ...{ enteredBy: author(enteredBy), enteredAt: enteredAt.toISOString() },
    })),
    leaves: history.leaves.map((leave) => ({
      ...{ id: leave.id, fromOn: leave.fromOn, toOn: leave.toOn, barsAccess: leave.barsAccess },
      ...{ note: leave.note, endedOn: leave.endedOn },
      ...{ enteredBy: author(leave.enteredBy), enteredAt: leave.enteredAt.toISOString() },
    })),
    terminations: history.terminations.map((row) => toTermination(row, history, now)),
  };
}

function toTermination(
  row: PersonnelTerminationEntity,
  { names }: PersonnelHistory,
  now: Date,
): EnteredTermination {
  const { id, isHighRisk, reason, withdrawnAt } = row;
  return {
    ...{ id, isHighRisk, reason },
    knownAt: row.knownAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    dueAt: accessDueAt(row).toISOString(),
    enteredBy: names.get(row.enteredBy) ?? null,
    enteredAt: row.enteredAt.toISOString(),
    accessEndedAt: row.accessEndedAt?.toISOString() ?? null,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
    isLate: withdrawnAt === null && isLate(row, now),
  };
}
