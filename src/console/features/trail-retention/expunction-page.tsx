import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ExpunctionDetails } from '../../api/types';
import { count } from '../../lib/figures';
import { Problem } from '../../lib/problem';
import { NotFoundPage } from '../../shell/not-found';
import { Copyable } from '../../ui/copyable';
import { Facts } from '../../ui/facts';
import { Moment } from '../../ui/moment';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { Sentence } from '../../ui/sentence';
import { Empty, ProblemNote, Waiting } from '../../ui/states';
import { type Column, Table } from '../../ui/table';
import { expunctionById } from './api';
import { Decide } from './decide';
import { RequestState } from './request-state';

const route = getRouteApi('/app/expunging/$requestId');

type Item = ExpunctionDetails['items'][number];

const COLUMNS: readonly Column<Item>[] = [
  {
    head: 'Entry',
    cell: ({ entry }) => <Sentence of={{ ...entry, actorName: null }} />,
  },
  { head: 'When', cell: ({ entry }) => <Moment at={entry.at} as="exact" /> },
  { head: 'Number', align: 'end', cell: ({ entry }) => entry.id },
  { head: 'Value', cell: ({ name }) => <code>{name}</code> },
];

/** One court order, and what it takes out. */
export function ExpunctionPage() {
  const { requestId } = route.useParams();
  const request = useQuery(expunctionById(requestId));
  if (request.error instanceof Problem && request.error.status === 404) return <NotFoundPage />;
  return (
    <Page title="Court order" back={<Link to="/expunging">Expunging</Link>}>
      {request.isError && (
        <ProblemNote error={request.error} onRetry={() => void request.refetch()} />
      )}
      {request.isPending && <Waiting rows={8} />}
      {request.data !== undefined && <Details request={request.data} />}
    </Page>
  );
}

function Details({ request }: { readonly request: ExpunctionDetails }) {
  const { decidedBy, decidedByName, decidedAt, doneAt, valuesAsked, valuesRemoved } = request;
  const hidden = valuesAsked - request.items.length;
  return (
    <>
      <Panel title={request.reference}>
        <Facts
          of={[
            ['State', <RequestState key="state" state={request.state} />],
            ['Asked by', request.requestedByName ?? request.requestedBy],
            ['Asked', <Moment key="asked" at={request.requestedAt} />],
            ['Decided by', decidedByName ?? decidedBy],
            ['Decided', decidedAt && <Moment key="decided" at={decidedAt} />],
            ['Done', doneAt && <Moment key="done" at={doneAt} />],
            ['Values listed', count(valuesAsked)],
            ['Values removed', valuesRemoved === null ? null : count(valuesRemoved)],
            [
              'Fingerprint',
              <Copyable key="digest" value={request.orderSha256} what="the fingerprint" />,
            ],
          ]}
        />
        <Decide
          act="expunctions"
          request={request}
          warning="Once approved, the values are gone for good: nobody can bring them back, and copies that were exported before cannot be recalled."
        />
      </Panel>
      <Panel
        title={request.state === 'done' ? 'What was taken out' : 'What is to be taken out'}
        note={
          hidden > 0
            ? `The first ${count(request.items.length)} of ${count(valuesAsked)}. Values themselves are never shown here.`
            : 'Values themselves are never shown here.'
        }
        flush
      >
        {request.items.length === 0 ? (
          <Empty title="No entries are left">They were past their retention.</Empty>
        ) : (
          <Table
            label="Values"
            columns={COLUMNS}
            rows={request.items}
            rowKey={({ entry, name }) => `${entry.id} ${name}`}
          />
        )}
      </Panel>
    </>
  );
}
