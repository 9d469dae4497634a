import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconClockHour8 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { AuditReviewSummary } from '../../api/types';
import { count } from '../../lib/figures';
import { usePages } from '../../lib/use-pages';
import { Moment } from '../../ui/moment';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { RecordList } from '../../ui/record-list';
import { Empty } from '../../ui/states';
import type { Column } from '../../ui/table';
import { auditReviewPage } from './api';
import { useMay } from '../identity/session';
import { HoursDialog } from './hours-dialog';
import { WeekDays, WeekState } from './week-label';

const COLUMNS: readonly Column<AuditReviewSummary>[] = [
  {
    head: 'Week',
    cell: ({ week, from, to }) => (
      <Link to="/log-reviews/$week" params={{ week }} data-row-link>
        <WeekDays from={from} to={to} />
      </Link>
    ),
  },
  { head: 'Review', cell: (week) => <WeekState week={week} /> },
  {
    head: 'To look at',
    align: 'end',
    explains: 'Kinds of findings in which the week has any entries, of nine.',
    cell: ({ state, toLookAt }) => (state === 'open' ? 'Not over' : count(toLookAt)),
  },
  {
    head: 'Without a mark',
    align: 'end',
    cell: ({ state, unmarked }) => (state === 'open' ? '' : count(unmarked)),
  },
  {
    head: 'Need action',
    align: 'end',
    cell: ({ state, needAction }) => (state === 'open' ? '' : count(needAction)),
  },
  {
    head: 'Signed',
    cell: ({ signedAt }) => (signedAt === null ? '' : <Moment at={signedAt} />),
  },
];

/** The weekly reviews of the trail: what waits, and what was signed. */
export function LogReviewsPage() {
  const reviews = usePages(['audit-reviews', 'list'], async (cursor) => {
    const { items, nextCursor, running } = await auditReviewPage(cursor);
    return { items: cursor === undefined ? [running, ...items] : items, nextCursor };
  });
  const [isOpen, dialog] = useDisclosure(false);
  const mayReview = useMay('audit-trail.review');
  return (
    <Page
      title="Log review"
      lead="Once a week somebody looks at what the audit trail recorded, says what they found, and signs. The CJIS Security Policy asks for it (AU-6)."
      actions={
        mayReview && (
          <Button
            variant="default"
            leftSection={<IconClockHour8 size={16} />}
            onClick={dialog.open}
            aria-haspopup="dialog"
          >
            Usual hours
          </Button>
        )
      }
    >
      <Panel title="Weeks, the newest first" flush>
        <RecordList
          label="Weekly reviews"
          columns={COLUMNS}
          rowKey={({ week }) => week}
          {...reviews}
          empty={<Empty title="No week yet">The first review comes after the first week.</Empty>}
        />
      </Panel>
      <HoursDialog isOpen={isOpen} onClose={dialog.close} />
    </Page>
  );
}
