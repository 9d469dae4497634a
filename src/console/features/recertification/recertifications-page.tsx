import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Recertification } from '../../api/types';
import { Moment } from '../../ui/moment';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { Empty, ProblemNote, Waiting } from '../../ui/states';
import { Table } from '../../ui/table';
import { useMay } from '../identity/session';
import { useOpening, useRecertifications } from './api';
import { ReviewState } from './review-state';

/** The yearly reviews of all accounts. */
export function RecertificationsPage() {
  const reviews = useRecertifications();
  const opening = useOpening();
  const mayDecide = useMay('recertification.decide');
  const rows = reviews.data?.items;
  const isOneOpen = rows?.some(({ closedAt }) => closedAt === null) === true;
  return (
    <Page
      title="Reviews of accounts"
      lead="Once a year somebody decides about every account whether it is still needed (CJIS AC-2 j). A review opens by itself when a year has passed."
      actions={
        mayDecide &&
        rows !== undefined &&
        !isOneOpen && (
          <Button loading={opening.isPending} onClick={() => opening.mutate(undefined)}>
            Open a review
          </Button>
        )
      }
    >
      {opening.error !== null && <ProblemNote error={opening.error} />}
      <Panel title="Reviews" flush>
        {reviews.isError ? (
          <ProblemNote error={reviews.error} onRetry={() => void reviews.refetch()} />
        ) : rows === undefined ? (
          <Waiting rows={4} />
        ) : rows.length === 0 ? (
          <Empty title="None yet">The first one opens a year after the first account.</Empty>
        ) : (
          <Table label="Reviews" columns={COLUMNS} rows={rows} rowKey={({ id }) => id} />
        )}
      </Panel>
    </Page>
  );
}

const COLUMNS = [
  {
    head: 'Opened',
    cell: ({ id, openedAt }: Recertification) => (
      <Link to="/recertification/$reviewId" params={{ reviewId: id }}>
        <Moment at={openedAt} as="day" />
      </Link>
    ),
  },
  { head: 'Due', cell: ({ dueAt }: Recertification) => <Moment at={dueAt} as="day" /> },
  { head: 'State', cell: (review: Recertification) => <ReviewState review={review} /> },
  {
    head: 'Decided',
    align: 'end' as const,
    cell: ({ progress }: Recertification) =>
      `${progress.total - progress.undecided} of ${progress.total}`,
  },
];
