import { Button, Checkbox, CopyButton, Group } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { saveText } from '../../lib/save-file';
import styles from './credentials.module.css';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

/** Ten codes for the day when the phone is lost. They are shown once, so one cannot slip past. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const [isKept, setKept] = useState(false);
  const text = `Plumbline recovery codes. Each works once.\n\n${codes.join('\n')}\n`;
  return (
    <section className={styles.codes} aria-labelledby="recovery-codes-title">
      <h2 id="recovery-codes-title" className={styles.heading} tabIndex={-1} ref={focus}>
        Keep your recovery codes
      </h2>
      <p className={styles.words}>
        Each of these lets you in once if your phone or key is lost. They are shown only now. Keep
        them where others do not look, and not in the phone itself.
      </p>
      <ol className={styles.codeList}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Group gap="xs" className={styles.codeActions}>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button
              size="xs"
              variant="default"
              onClick={copy}
              leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} />}
          onClick={() => saveText('plumbline-recovery-codes.txt', text)}
        >
          Download
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPrinter size={14} />}
          onClick={() => window.print()}
        >
          Print
        </Button>
      </Group>
      <Checkbox
        label="I have kept them"
        checked={isKept}
        onChange={(event) => setKept(event.currentTarget.checked)}
      />
      <Button size="md" fullWidth disabled={!isKept} onClick={onKept}>
        Go on
      </Button>
    </section>
  );
}

/** What has just appeared is read out, and the keyboard goes on from there. */
function focus(element: HTMLElement | null): void {
  element?.focus();
}
