import { type Cell, csvHead, csvRows } from '../../platform/csv/csv.js';
import type { RecertificationItemEntity } from '../persistence/recertification-item.entity.js';
import type { RecertificationEvidence } from '../queries/recertification-evidence.query.js';

const COLUMNS = [
  'user_name',
  'name',
  'unit',
  'roles',
  'account',
  'employment',
  'last_use',
  'screening',
  'training',
  'agreement',
  'authorizations',
  'decision',
  'reason',
  'decided_by',
  'decided_at',
];

/** One line for each account, in the order of the review. */
export function recertificationCsv(evidence: RecertificationEvidence): Buffer {
  const rows = evidence.items.map((item) => rowOf(evidence, item));
  return Buffer.concat([csvHead(COLUMNS), csvRows(rows)]);
}

function rowOf({ names, units }: RecertificationEvidence, item: RecertificationItemEntity): Cell[] {
  const { known, unitId, decision, reason, decidedBy, decidedAt } = item;
  const doneOn = (kind: string) => known.dates.find((date) => date.kind === kind)?.doneOn ?? null;
  return [
    known.username,
    known.displayName,
    unitId === null ? null : (units.get(unitId) ?? null),
    rolesInWords(known.roles, units),
    known.accountState,
    known.employment,
    known.lastUsedAt,
    doneOn('screening'),
    doneOn('training'),
    doneOn('agreement'),
    known.authorizations,
    decision,
    reason,
    decidedBy === null ? null : (names.get(decidedBy) ?? null),
    decidedAt?.toISOString() ?? null,
  ];
}

export function rolesInWords(
  roles: readonly { role: string; unitId: string | null }[],
  units: ReadonlyMap<string, string>,
): string {
  return roles
    .map(({ role, unitId }) => (unitId === null ? role : `${role} (${units.get(unitId) ?? '?'})`))
    .join('; ');
}
