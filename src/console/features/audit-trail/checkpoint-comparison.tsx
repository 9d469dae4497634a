import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import type { Checkpoint, Consistency } from '../../api/types';
import { count } from '../../lib/figures';
import { usePages } from '../../lib/use-pages';
import { CopyIcon } from '../../ui/copyable';
import { Moment } from '../../ui/moment';
import { Panel } from '../../ui/panel';
import { RecordList } from '../../ui/record-list';
import { Empty, ProblemNote } from '../../ui/states';
import type { Column } from '../../ui/table';
import { Verdict } from '../../ui/verdict';
import { checkpointPage, useConsistency } from './api';
import styles from './checkpoints-page.module.css';
import { SaveConsistency } from './save-consistency';

interface Choice {
  readonly older: number | null;
  readonly newer: number | null;
}

/** Two of the log's own checkpoints: is the one a beginning of the other? */
export function CheckpointComparison() {
  const [choice, setChoice] = useState<Choice>({ older: null, newer: null });
  const pages = usePages(['trail', 'checkpoints'], checkpointPage);
  const consistency = useConsistency();
  const { older, newer } = choice;
  const isReversed = older !== null && newer !== null && older > newer;
  return (
    <Panel
      title="Two checkpoints of the log"
      note="Each is what the log signed at that moment: how many entries, and one hash over all of them."
      flush
    >
      <div className={styles.choice}>
        <Button
          disabled={older === null || newer === null || isReversed}
          loading={consistency.isPending}
          onClick={() => {
            if (older !== null && newer !== null) consistency.mutate({ from: older, to: newer });
          }}
        >
          Compare the two
        </Button>
        <span role="status">{choiceInWords(choice)}</span>
        {consistency.error !== null && <ProblemNote error={consistency.error} />}
        {consistency.data !== undefined && <Answer found={consistency.data} />}
      </div>
      <RecordList
        label="Checkpoints"
        columns={columns(choice, setChoice)}
        rowKey={({ size }) => String(size)}
        {...pages}
        empty={
          <Empty title="No checkpoint yet">
            The first is signed shortly after the first entry.
          </Empty>
        }
      />
    </Panel>
  );
}

function choiceInWords({ older, newer }: Choice): string {
  if (older === null && newer === null) return 'Choose an older and a newer one.';
  if (older === null) return 'Choose the older one.';
  if (newer === null) return 'Choose the newer one.';
  if (older > newer) return 'The older one must have fewer entries: a log only grows.';
  return `The first ${count(older)} entries against the first ${count(newer)}.`;
}

function columns(choice: Choice, set: (choice: Choice) => void): readonly Column<Checkpoint>[] {
  const radio = (side: keyof Choice, name: string): Column<Checkpoint> => ({
    head: name,
    cell: ({ size }) => (
      <Radio
        name={side}
        checked={choice[side] === size}
        onChange={() => set({ ...choice, [side]: size })}
        aria-label={`${name}: the checkpoint over ${count(size)} entries`}
      />
    ),
  });
  return [
    { head: 'Signed', cell: ({ signedAt }) => <Moment at={signedAt} as="exact" /> },
    { head: 'Entries', align: 'end', cell: ({ size }) => count(size) },
    radio('older', 'Older'),
    radio('newer', 'Newer'),
    {
      head: 'Keep',
      explains: 'Copy it and keep it outside of this house: it is what finds out a rewritten log.',
      cell: ({ note, size }) => (
        <CopyIcon value={note} what={`the checkpoint over ${count(size)} entries`} />
      ),
    },
  ];
}

function Answer({ found }: { readonly found: Consistency }) {
  const { from, to, isConsistent, file } = found;
  if (!isConsistent) {
    return (
      <Verdict
        tone="bad"
        word="Contradiction"
        says={
          <>
            The log of <Moment at={from.signedAt} /> is not a beginning of the log of{' '}
            <Moment at={to.signedAt} />.
          </>
        }
      >
        <p>
          Entries were changed, removed or put in between. Keep both checkpoints and have the log
          verified by somebody outside of the agency.
        </p>
      </Verdict>
    );
  }
  return (
    <Verdict
      tone="good"
      word="Consistent"
      says={
        <>
          The log of <Moment at={from.signedAt} /> is a beginning of the log of{' '}
          <Moment at={to.signedAt} />.
        </>
      }
    >
      <p>
        None of its {count(from.size)} entries was changed, removed or moved while the log grew to{' '}
        {count(to.size)}.
      </p>
      <SaveConsistency file={file} from={from.size} to={to.size} />
    </Verdict>
  );
}
