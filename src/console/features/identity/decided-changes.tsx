import type { PersonChange } from '../../api/types';
import { roleNames } from '../../shell/roles';
import { Moment } from '../../ui/moment';
import { Panel } from '../../ui/panel';
import { Status, type Tone } from '../../ui/status';
import { type Column, Table } from '../../ui/table';
import { CHANGE_WORDS } from './waiting-change';

const DECISIONS: Readonly<Record<PersonChange['state'], readonly [Tone, string]>> = {
  prepared: ['warn', 'Waits'],
  approved: ['good', 'Approved'],
  refused: ['bad', 'Refused'],
  withdrawn: ['calm', 'Taken back'],
};

const COLUMNS: readonly Column<PersonChange>[] = [
  { head: 'What', cell: ({ kind }) => CHANGE_WORDS[kind] },
  { head: 'Roles', cell: ({ roles }) => (roles.length === 0 ? 'None' : roleNames(roles)) },
  {
    head: 'Prepared',
    cell: ({ preparedBy, preparedAt }) => (
      <span>
        {preparedBy.name}, <Moment at={preparedAt} />
      </span>
    ),
  },
  { head: 'Why', cell: ({ reason }) => reason ?? '' },
  {
    head: 'Decision',
    cell: ({ state }) => <Status tone={DECISIONS[state][0]}>{DECISIONS[state][1]}</Status>,
  },
  {
    head: 'Decided',
    cell: ({ decidedBy, decidedAt, decisionReason }) => (
      <span>
        {decidedBy?.name ?? 'Nobody'}
        {decidedAt !== null && (
          <>
            , <Moment at={decidedAt} />
          </>
        )}
        {decisionReason !== null && `: ${decisionReason}`}
      </span>
    ),
  },
];

/** What was ever prepared for an account and decided; nothing where that is nothing. */
export function DecidedChanges({ changes }: { readonly changes: readonly PersonChange[] }) {
  const decided = changes.filter(({ state }) => state !== 'prepared');
  if (decided.length === 0) return null;
  return (
    <Panel title="Decisions about the account" flush>
      <Table label="Decisions" columns={COLUMNS} rows={decided} rowKey={({ id }) => id} />
    </Panel>
  );
}
