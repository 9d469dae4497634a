import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCopy, IconDownload } from '@tabler/icons-react';
import { saveText } from '../../lib/save-file';
import { ProblemNote } from '../../ui/states';
import { useProof } from './api';
import styles from './entry-drawer.module.css';

interface EntryProofProps {
  readonly id: string;
  /** Null for the moment before the entry has its place in the tree. */
  readonly index: number | null;
}

/** The proof that an entry is in the log, for the clipboard or as a file. */
export function EntryProof({ id, index }: EntryProofProps) {
  const proof = useProof(id);
  const clipboard = useClipboard({ timeout: 3_000 });
  const withProof = (use: (text: string) => void) => () =>
    proof.data === undefined ? proof.mutate(undefined, { onSuccess: use }) : use(proof.data);
  const common = { variant: 'default', size: 'xs', disabled: index === null } as const;
  return (
    <div className={styles.proof}>
      <Button
        {...common}
        leftSection={<IconCopy size={14} />}
        onClick={withProof((text) => clipboard.copy(text))}
      >
        {clipboard.copied ? 'Proof copied' : 'Copy the proof'}
      </Button>
      <Button
        {...common}
        leftSection={<IconDownload size={14} />}
        onClick={withProof((text) => saveText(`entry-${String(index)}.tlog-proof`, text))}
      >
        Save the proof
      </Button>
      <span role="status">
        {index === null
          ? 'The entry gets its proof in a moment, with the next checkpoint.'
          : 'Anyone can check it offline: plumbline-verify proof FILE --vkey KEY'}
      </span>
      {proof.error !== null && <ProblemNote error={proof.error} />}
    </div>
  );
}
