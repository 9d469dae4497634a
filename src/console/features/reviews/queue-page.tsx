import { Button } from '@mantine/core';
import { IconPlayerPlayFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { QueueItem, ReviewQueue } from '../../api/types';
import { counted } from '../../lib/figures';
import { useNow } from '../../lib/use-now';
import { FigureStrip } from '../../ui/figure-strip';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { Empty, ProblemNote, Waiting } from '../../ui/states';
import { reviewQueue } from './api';
import { queueFigures } from './queue';
import { QueueTable } from './queue-table';

const route = getRouteApi('/app/queue');

/** The supervisor's day: what waits, the most urgent first, one key from the start. */
export function QueuePage() {
  const { done } = route.useSearch();
  const queue = useQuery(reviewQueue);
  if (queue.isPending) {
    return (
      <Page title="Your queue">
        <Panel title="Waiting for you">
          <Waiting label="Loading your queue" />
        </Panel>
      </Page>
    );
  }
  if (queue.isError) {
    return (
      <Page title="Your queue">
        <ProblemNote error={queue.error} onRetry={() => void queue.refetch()} />
      </Page>
    );
  }
  return <Queue queue={queue.data} isDone={done === true} />;
}

interface QueueProps {
  readonly queue: ReviewQueue;
  readonly isDone: boolean;
}

function Queue({ queue, isDone }: QueueProps) {
  const now = useNow();
  const [first] = queue.items;
  if (first === undefined) {
    return (
      <Page title="Your queue">
        <Panel title="Waiting for you">
          <Empty title={isDone ? 'Signed, and that was the last one' : 'Nothing waits for you'}>
            New clips come with the next draw. Nobody, you included, can know beforehand which.
          </Empty>
        </Panel>
      </Page>
    );
  }
  return (
    <Page
      title="Your queue"
      lead={`${counted(queue.remaining, 'review')} to sign. The most urgent comes first.`}
      actions={<StartButton item={first} />}
    >
      <FigureStrip label="Your queue in numbers" figures={queueFigures(queue, now)} />
      <Panel title="Waiting for you" flush>
        <QueueTable items={queue.items} />
      </Panel>
    </Page>
  );
}

/** Has the focus from the start: one key, and the first clip is open. */
function StartButton({ item }: { readonly item: QueueItem }) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => link.current?.focus(), []);
  return (
    <Button
      size="md"
      leftSection={<IconPlayerPlayFilled size={16} />}
      renderRoot={(props) => (
        <Link {...props} ref={link} to="/reviews/$reviewId" params={{ reviewId: item.id }} />
      )}
    >
      {item.state === 'in_progress' ? 'Go on with the first' : 'Start the first'}
    </Button>
  );
}
