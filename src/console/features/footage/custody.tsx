import { useQuery } from '@tanstack/react-query';
import { Panel } from '../../ui/panel';
import { PlumbSteps } from '../../ui/plumb-steps';
import { Empty, ProblemNote, Waiting } from '../../ui/states';
import { Moment } from '../../ui/moment';
import { Sentence } from '../../ui/sentence';
import { useMay } from '../identity/session';
import { custodyOf } from './api';
import { CustodyDownloads } from './custody-downloads';

/** The chain of custody, told from the trail's own entries. */
export function Custody({ clipId }: { readonly clipId: string }) {
  const custody = useQuery(custodyOf(clipId));
  const mayExport = useMay('custody.export');
  return (
    <Panel
      title="Chain of custody"
      note="Everything that happened to this clip, as the audit trail has it. The newest is at the end of the line."
      actions={mayExport && <CustodyDownloads clipId={clipId} />}
    >
      <CustodySteps query={custody} />
    </Panel>
  );
}

function CustodySteps({ query }: { readonly query: ReturnType<typeof useQuery<Steps>> }) {
  if (query.error !== null)
    return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Waiting rows={5} />;
  if (query.data.items.length === 0) {
    return <Empty title="Nothing yet">The first entry comes when the clip is announced.</Empty>;
  }
  return (
    <PlumbSteps
      label="Chain of custody"
      steps={query.data.items.map((step) => ({
        key: step.id,
        title: <Sentence of={step} />,
        aside: <Moment at={step.at} as="exact" />,
      }))}
    />
  );
}

interface Steps {
  readonly items: readonly {
    readonly id: string;
    readonly at: string;
    readonly actor: string;
    readonly actorName: string | null;
    readonly words: string;
  }[];
}
