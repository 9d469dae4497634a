import { Link } from '@tanstack/react-router';
import type { AuditFinding, TrailEntry } from '../../api/types';
import { usePages } from '../../lib/use-pages';
import { Moment } from '../../ui/moment';
import { Panel } from '../../ui/panel';
import { RecordList } from '../../ui/record-list';
import { Sentence } from '../../ui/sentence';
import { Empty } from '../../ui/states';
import type { Column } from '../../ui/table';
import { Outcome } from '../audit-trail/entry-columns';
import { findingEntries } from './api';

const COLUMNS: readonly Column<TrailEntry>[] = [
  {
    head: 'What happened',
    cell: (entry) => (
      <Link to="/trail" search={{ entry: entry.id }} data-row-link>
        <Sentence of={entry} />
      </Link>
    ),
  },
  { head: 'When', cell: ({ at }) => <Moment at={at} as="exact" /> },
  { head: 'Outcome', cell: ({ outcome }) => <Outcome outcome={outcome} /> },
];

interface FindingEntriesProps {
  readonly week: string;
  readonly finding: AuditFinding;
}

/** The entries of a finding, newest first; each opens in the explorer. */
export function FindingEntries({ week, finding }: FindingEntriesProps) {
  const entries = usePages(['audit-reviews', week, finding.id, 'entries'], (cursor) =>
    findingEntries(week, finding.id, cursor),
  );
  return (
    <Panel title="Entries, the newest first" flush>
      <RecordList
        label={`Entries: ${finding.title}`}
        columns={COLUMNS}
        rowKey={({ id }) => id}
        {...entries}
        empty={<Empty title="Nothing of this kind">There is nothing to mark here.</Empty>}
      />
    </Panel>
  );
}
