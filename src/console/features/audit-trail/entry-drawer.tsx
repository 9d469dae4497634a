import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TrailEntryDetail } from '../../api/types';
import { count } from '../../lib/figures';
import { Facts } from '../../ui/facts';
import { Moment } from '../../ui/moment';
import { Sentence } from '../../ui/sentence';
import { ProblemNote, Waiting } from '../../ui/states';
import { entryById } from './api';
import { Outcome } from './entry-columns';
import { EntryDisclosures } from './entry-disclosures';
import { EntryProof } from './entry-proof';
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
        <Sentence of={entry} />.
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
          ['Leaf', entry.index === null ? 'Waiting' : count(entry.index)],
        ]}
      />
      <EntryDisclosures entry={entry} />
      <EntryProof id={entry.id} index={entry.index} />
      <h3 className={styles.title}>As it is stored</h3>
      <pre className={styles.raw} tabIndex={0} aria-label="The stored entry">
        {pretty(entry.raw)}
      </pre>
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
