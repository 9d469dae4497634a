import { Page } from '../../ui/page';
import { CheckpointComparison } from './checkpoint-comparison';
import { CheckpointLines } from './checkpoint-lines';
import { KeptCheckpointPanel } from './kept-checkpoint';

/** What the log signed over time, and whether it still stands by it. */
export function CheckpointsPage() {
  return (
    <Page
      title="Checkpoints"
      lead="A log that was rewritten cannot begin with what it once signed. Comparing is an entry too."
    >
      <CheckpointLines />
      <KeptCheckpointPanel />
      <CheckpointComparison />
    </Page>
  );
}
