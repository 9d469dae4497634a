import { Button, Drawer } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { TrailEntryDetail } from '../../api/types';
import { actorWords } from '../../lib/actor';
import { Facts } from '../../ui/facts';
import { Moment } from '../../ui/moment';
import { ProblemNote, Waiting } from '../../ui/states';
import { entryById, useProof } from './api';
import { Outcome } from './entry-columns';
import styles from './entry-drawer.module.css';

interface EntryDrawerProps {
  readonly id: string | undefined;
  readonly onClose: () => void;
}

/** One entry: in words, as stored, and with its proof. */
export function EntryDrawer({ id, onClose }: EntryDrawerProps) {
  return (
    <Drawer
      opened={id !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={`Entry ${id ?? ''}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {id !== undefined && <Entry id={id} />}
    </Drawer>
  );
}

function Entry({ id }: { readonly id: string }) {
  const entry = useQuery(entryById(id));
  if (entry.error !== null) return <ProblemNote error={entry.error} />;
  return entry.data === undefined ? <Waiting rows={8} /> : <EntryView entry={entry.data} />;
}

function EntryView({ entry }: { readonly entry: TrailEntryDetail }) {
  return (
    <div className={styles.entry}>
      <p className={styles.sentence}>
        {actorWords(entry)} {entry.words}.
      </p>
      <Facts
        of={[
          ['When', <Moment key="at" at={entry.at} as="exact" />],
          ['Outcome', <Outcome key="outcome" outcome={entry.outcome} />],
          ['Who', <code key="actor">{entry.actor}</code>],
          ['Role', entry.role],
          ['Purpose', entry.purpose],
          ['About', <code key="target">{entry.target}</code>],
          ['Kind', <code key="kind">{entry.kind}</code>],
          ...entry.disclosures.map(({ name, value }) => [name, value] as const),
        ]}
      />
      <Proof id={entry.id} isSequenced={entry.index !== null} />
      <h3 className={styles.title}>As it is stored</h3>
      <pre className={styles.raw} tabIndex={0} aria-label="The stored entry">
        {pretty(entry.raw)}
      </pre>
    </div>
  );
}

function Proof({ id, isSequenced }: { readonly id: string; readonly isSequenced: boolean }) {
  const proof = useProof(id);
  const clipboard = useClipboard({ timeout: 3_000 });
  const copy = () => proof.mutate(undefined, { onSuccess: (text) => clipboard.copy(text) });
  return (
    <div className={styles.proof}>
      <Button
        variant="default"
        size="xs"
        loading={proof.isPending}
        disabled={!isSequenced}
        onClick={copy}
      >
        {clipboard.copied ? 'Proof copied' : 'Copy the proof'}
      </Button>
      <span>
        {isSequenced
          ? 'Anyone can check it offline with plumbline-verify.'
          : 'The entry gets its proof in a moment, with the next checkpoint.'}
      </span>
      {proof.error !== null && <ProblemNote error={proof.error} />}
    </div>
  );
}

/** Indented for reading. The proof covers the bytes as they are stored, without the indentation. */
function pretty(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    return raw;
  }
}
