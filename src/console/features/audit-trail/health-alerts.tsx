import type { TrailAlert } from '../../api/types';
import { byLocalClocks } from '../../lib/sentence';
import { useZone } from '../../lib/zone';
import { Moment } from '../../ui/moment';
import { Empty } from '../../ui/states';
import { Status } from '../../ui/status';
import { Table, type Column } from '../../ui/table';
import { partWords } from './parts';

const COLUMNS: readonly Column<TrailAlert>[] = [
  { head: 'What', cell: ({ says }) => <Says says={says} /> },
  { head: 'Part', cell: ({ cause }) => partWords(cause).name },
  { head: 'Raised', cell: ({ raisedAt }) => <Moment at={raisedAt} /> },
  {
    head: 'Ended',
    cell: ({ clearedAt }) =>
      clearedAt === null ? <Status tone="bad">Open</Status> : <Moment at={clearedAt} />,
  },
];

function Says({ says }: Pick<TrailAlert, 'says'>) {
  return <>{byLocalClocks(says, useZone())}</>;
}

/** The alerts of late, open ones first. */
export function HealthAlerts({ alerts }: { readonly alerts: readonly TrailAlert[] }) {
  if (alerts.length === 0) {
    return <Empty title="No alerts">Nothing about the trail had to be told to anybody.</Empty>;
  }
  return <Table label="Alerts" columns={COLUMNS} rows={alerts} rowKey={({ id }) => id} />;
}
