import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client';
import type { AccessLine } from '../../api/types';
import { timecode } from '../../lib/figures';
import { inWords } from '../../lib/words';
import { useZone } from '../../lib/zone';
import { ChoiceFilter } from '../../ui/choice-filter';
import { DayField } from '../../ui/day-field';
import { Filters } from '../../ui/filters';
import { Moment } from '../../ui/moment';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { Empty, ProblemNote, Waiting } from '../../ui/states';
import { Status } from '../../ui/status';
import { type Column, Table } from '../../ui/table';
import { TakeAway } from '../../ui/take-away';
import { useFootagePeople } from '../authorizations/api';
import { accessDays, accessQuery, accessSearch } from './access-search';

const route = getRouteApi('/app/access-report');

/** Who opened which footage, what for, and by which written authorization. */
export function AccessPage() {
  const query = accessQuery(route.useSearch(), useZone());
  const report = useQuery({
    queryKey: ['access-report', query],
    queryFn: () => answerOf(api.GET('/api/v1/access-reports', { params: { query } })),
    refetchOnWindowFocus: false,
  });
  const asked = new URLSearchParams({ ...query }).toString();
  return (
    <Page
      title="Access report"
      lead="Who opened which footage, when and what for, and by which written authorization."
      actions={
        <Group gap="xs">
          <TakeAway address={`/api/v1/access-reports.pdf?${asked}`} name="access.pdf">
            PDF
          </TakeAway>
          <TakeAway address={`/api/v1/access-reports.csv?${asked}`} name="access.csv">
            Table (CSV)
          </TakeAway>
        </Group>
      }
    >
      <AccessFilters />
      {report.error !== null && (
        <ProblemNote error={report.error} onRetry={() => void report.refetch()} />
      )}
      {report.isPending && <Waiting rows={8} label="Making the report" />}
      {report.data !== undefined && (
        <Panel title="Openings" note={report.data.statements.join(' ')} flush>
          {report.data.items.length === 0 ? (
            <Empty title="Nothing was opened">Choose another period, person or clip.</Empty>
          ) : (
            <Table
              label="Openings"
              columns={COLUMNS}
              rows={report.data.items}
              rowKey={({ playbackId }) => playbackId}
            />
          )}
        </Panel>
      )}
    </Page>
  );
}

function AccessFilters() {
  const search = route.useSearch();
  const days = accessDays(search, useZone());
  const people = useFootagePeople(true);
  const navigate = route.useNavigate();
  const set = (patch: Record<string, string | undefined>) =>
    void navigate({ search: (now) => accessSearch({ ...now, ...patch }), replace: true });
  return (
    <Filters label="Which openings">
      <DayField label="First day" value={days.from} onChange={(from) => set({ from })} />
      <DayField label="Last day" value={days.to} onChange={(to) => set({ to })} />
      <ChoiceFilter
        label="Person"
        all="Everybody"
        value={search.personId}
        choices={(people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(personId) => set({ personId })}
      />
    </Filters>
  );
}

const COLUMNS: readonly Column<AccessLine>[] = [
  { head: 'When', cell: ({ at }) => <Moment at={at} /> },
  { head: 'Who', cell: ({ person }) => person.name },
  {
    head: 'Clip',
    cell: ({ clip }) => (
      <Link to="/clips/$clipId" params={{ clipId: clip.id }}>
        {clip.sourceClipId}
      </Link>
    ),
  },
  { head: 'What for', cell: whyOf },
  {
    head: 'Authorization',
    cell: ({ authorizationId }) =>
      authorizationId === null ? (
        'None'
      ) : (
        <Link to="/authorizations/$authorizationId" params={{ authorizationId }}>
          {authorizationId.slice(-6)}
        </Link>
      ),
  },
  {
    head: 'Sent',
    align: 'end',
    explains:
      'About how much of the clip was sent to the browser; what was sent twice counts once.',
    cell: ({ servedMs }) => timecode(servedMs),
  },
  {
    head: 'Unusual',
    explains: 'Worth a second look; none of it is a fault by itself.',
    cell: ({ unusual }) =>
      unusual.map((mark) => (
        <Status key={mark} tone="warn">
          {mark}
        </Status>
      )),
  },
];

function whyOf({ purpose, reference, explanation }: AccessLine): string {
  const more = [reference, explanation].filter((part) => part !== null).join(', ');
  return more === '' ? inWords(purpose) : `${inWords(purpose)}: ${more}`;
}
