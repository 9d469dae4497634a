import { Button, CopyButton } from '@mantine/core';
import { IconCopy, IconPrinter } from '@tabler/icons-react';
import { Moment } from '../../ui/moment';
import { Panel } from '../../ui/panel';
import { ProblemNote } from '../../ui/states';
import { useTree } from './api';
import styles from './checkpoints-page.module.css';

/** The three lines that prove later which history there was, to be kept outside of this house. */
export function CheckpointLines() {
  const tree = useTree();
  if (tree.error !== null) return <ProblemNote error={tree.error} />;
  const checkpoint = tree.data?.lastCheckpoint;
  if (checkpoint == null) return null;
  const three = checkpoint.note.split('\n').slice(0, 3).join('\n');
  return (
    <Panel
      title="Three lines to keep"
      note="Name of the log, number of entries, one hash over all of them. On paper or in somebody else’s mail, they show later whether an entry was changed."
      actions={
        <div className={styles.actions}>
          <CopyButton value={three} timeout={3_000}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                size="xs"
                leftSection={<IconCopy size={14} />}
                onClick={copy}
              >
                {copied ? 'Copied' : 'Copy'}
              </Button>
            )}
          </CopyButton>
          <Button
            component="a"
            variant="default"
            size="xs"
            leftSection={<IconPrinter size={14} />}
            href="/api/v1/audit-trail/checkpoint-on-paper"
            target="_blank"
            rel="noopener"
          >
            Open to print
          </Button>
        </div>
      }
    >
      <pre className={styles.lines} tabIndex={0} aria-label="The three lines">
        {three}
      </pre>
      <p className={styles.signed}>
        Signed <Moment at={checkpoint.signedAt} as="exact" />
      </p>
    </Panel>
  );
}
