import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { saveText } from '../../lib/save-file';
import styles from './checkpoints-page.module.css';

interface SaveConsistencyProps {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

/** The proof for whoever does not want to take this screen's word for it. */
export function SaveConsistency({ file, from, to }: SaveConsistencyProps) {
  return (
    <div className={styles.save}>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconDownload size={14} />}
        onClick={() => saveText(`consistency-${String(from)}-${String(to)}.txt`, file)}
      >
        Save the proof
      </Button>
      <span>Anyone can check it offline: plumbline-verify consistency FILE --vkey KEY</span>
    </div>
  );
}
