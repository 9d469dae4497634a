import type { AuditReview } from '../../api/types';
import { count } from '../../lib/figures';
import { CopyIcon } from '../../ui/copyable';
import { Facts } from '../../ui/facts';
import { Moment } from '../../ui/moment';
import { Panel } from '../../ui/panel';

interface SignedFactsProps {
  readonly signature: NonNullable<AuditReview['signature']>;
}

/** Who signed, and the checkpoint by which anyone can check later what was reviewed. */
export function SignedFacts({ signature }: SignedFactsProps) {
  const { byName, at, treeSize, checkpoint } = signature;
  return (
    <Panel title="Signed" note="A signed review never changes. What comes later is a follow-up.">
      <Facts
        of={[
          ['By', byName],
          ['When', <Moment key="at" at={at} />],
          ['Stood on', `The first ${count(treeSize)} entries of the trail`],
          [
            'Checkpoint',
            <span key="checkpoint">
              Signed by the log <CopyIcon value={checkpoint} what="the checkpoint" />
            </span>,
          ],
        ]}
      />
    </Panel>
  );
}
