import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { Expunction } from '../../api/types';
import { count } from '../../lib/figures';
import { usePages } from '../../lib/use-pages';
import { Moment } from '../../ui/moment';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { RecordList } from '../../ui/record-list';
import { Empty } from '../../ui/states';
import type { Column } from '../../ui/table';
import { expunctionPage } from './api';
import { ExpunctionForm } from './expunction-form';
import { RequestState } from './request-state';

const COLUMNS: readonly Column<Expunction>[] = [
  {
    head: 'Court order',
    cell: ({ id, reference }) => (
      <Link to="/expunging/$requestId" params={{ requestId: id }} data-row-link>
        {reference}
      </Link>
    ),
  },
  { head: 'Asked', cell: ({ requestedAt }) => <Moment at={requestedAt} /> },
  { head: 'By', cell: ({ requestedByName, requestedBy }) => requestedByName ?? requestedBy },
  { head: 'Values', align: 'end', cell: ({ valuesAsked }) => count(valuesAsked) },
  { head: 'State', cell: ({ state }) => <RequestState state={state} /> },
];

/** What courts ordered to be taken out of the trail. */
export function ExpungingPage() {
  const requests = usePages(['expunctions'], expunctionPage);
  const [isAsking, asking] = useDisclosure(false);
  return (
    <Page
      title="Expunging"
      lead="A court can order that names, reasons or other words be taken out of the audit trail. The entries and their proofs stay; two people are needed."
      actions={<Button onClick={asking.open}>Enter a court order</Button>}
    >
      <Panel title="Requests, the newest first" flush>
        <RecordList
          label="Requests"
          columns={COLUMNS}
          rowKey={({ id }) => id}
          {...requests}
          empty={<Empty title="No court order yet">Enter one when it arrives.</Empty>}
        />
      </Panel>
      <ExpunctionForm isOpen={isAsking} onClose={asking.close} />
    </Page>
  );
}
