import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Pruning } from '../../api/types';
import { count } from '../../lib/figures';
import { usePages } from '../../lib/use-pages';
import { Moment } from '../../ui/moment';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { RecordList } from '../../ui/record-list';
import { Empty, ProblemNote } from '../../ui/states';
import type { Column } from '../../ui/table';
import { pruningPage, useRequestPruning } from './api';
import { Decide } from './decide';
import { RequestState } from './request-state';

const WARNING =
  'Once approved, the entries are gone for good. Proofs of later entries stay valid; these entries can no longer be read or proven from here.';

const COLUMNS: readonly Column<Pruning>[] = [
  { head: 'Entries from before', cell: ({ before }) => utcDay(before) },
  { head: 'Asked', cell: ({ requestedAt }) => <Moment at={requestedAt} /> },
  { head: 'By', cell: ({ requestedByName, requestedBy }) => requestedByName ?? requestedBy },
  {
    head: 'First entry left',
    align: 'end',
    cell: ({ minimumIndex }) => (minimumIndex === null ? '' : count(minimumIndex)),
  },
  { head: 'State', cell: ({ state }) => <RequestState state={state} /> },
];

/** The end of entries past their retention. */
export function RetentionPage() {
  const requests = usePages(['prunings'], pruningPage);
  const waiting = requests.rows?.filter(({ state }) => state === 'requested') ?? [];
  return (
    <Page
      title="Retention of the trail"
      lead="Entries past their retention may go, by whole months. The tree over them stays, so all later proofs still hold; two people are needed."
    >
      {waiting.map((request) => (
        <Panel
          key={request.id}
          title={`Entries from before ${utcDay(request.before)}`}
          note={`Asked for by ${request.requestedByName ?? request.requestedBy}`}
        >
          <Decide act="prunings" request={request} warning={WARNING} />
        </Panel>
      ))}
      {waiting.length === 0 && <AskForPruning />}
      <Panel title="Requests, the newest first" flush>
        <RecordList
          label="Requests"
          columns={COLUMNS}
          rowKey={({ id }) => id}
          {...requests}
          empty={<Empty title="Nothing has gone yet">Every entry is still there.</Empty>}
        />
      </Panel>
    </Page>
  );
}

function AskForPruning() {
  const newest = useQuery({
    queryKey: ['prunings', 'newest'],
    queryFn: () => pruningPage(undefined),
    select: ({ newestCutoff }) => newestCutoff,
  });
  const request = useRequestPruning();
  const before = newest.data;
  if (before === undefined) return null;
  return (
    <Panel
      title="Past their retention"
      note={`Entries from before ${utcDay(before)} (UTC) may go. Nothing goes by itself.`}
    >
      {request.error !== null && <ProblemNote error={request.error} />}
      <Button variant="default" loading={request.isPending} onClick={() => request.mutate(before)}>
        Ask for their end
      </Button>
    </Panel>
  );
}

/** Months end in UTC, as the trail counts them: the agency's zone would name the day before. */
function utcDay(moment: string): string {
  return moment.slice(0, 10);
}
