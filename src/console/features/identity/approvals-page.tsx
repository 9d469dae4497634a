import { Link } from '@tanstack/react-router';
import { usePages } from '../../lib/use-pages';
import { More } from '../../ui/more';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { Empty, ProblemNote, Waiting } from '../../ui/states';
import { WaitingResets } from '../credentials/waiting-resets';
import { waitingPage } from './people-api';
import { WaitingChange } from './waiting-change';

/** What was prepared about accounts and waits for somebody else. */
export function ApprovalsPage() {
  const { rows, error, retry, hasMore, isLoadingMore, more } = usePages(
    ['people', 'waiting'],
    waitingPage,
  );
  return (
    <Page
      title="Approvals"
      lead="One person prepares, another approves. One of the two must hold everything that is given."
      back={<Link to="/people">People</Link>}
    >
      {error !== null && <ProblemNote error={error} onRetry={retry} />}
      {error === null && rows === undefined && <Waiting rows={6} label="Loading what waits" />}
      {rows?.length === 0 && (
        <Panel title="Accounts and roles">
          <Empty title="Nothing waits">What is prepared about accounts appears here.</Empty>
        </Panel>
      )}
      {rows?.map((change) => (
        <Panel key={change.id} title={change.person.name}>
          <WaitingChange change={change} />
        </Panel>
      ))}
      <More hasMore={hasMore} isLoading={isLoadingMore} onMore={more} />
      <WaitingResets />
    </Page>
  );
}
