import { Button, CopyButton } from '@mantine/core';
import type { Tree } from '../../api/types';
import { exactClockOf } from '../../lib/times';
import { useZone } from '../../lib/zone';
import { Panel } from '../../ui/panel';

/** The three lines that prove later which history there was, to be kept outside of this house. */
export function CheckpointLines({ checkpoint }: { checkpoint: Tree['lastCheckpoint'] }) {
  const zone = useZone();
  if (checkpoint === null) return null;
  const [text = ''] = checkpoint.note.split('\n\n');
  const three = text.split('\n').slice(0, 3).join('\n');
  return (
    <Panel
      title="Three lines to keep"
      note={`Signed ${exactClockOf(checkpoint.signedAt, zone)}. Kept on paper or in an e-mail, they show later whether an entry was changed.`}
      actions={
        <>
          <CopyButton value={three}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? 'Copied' : 'Copy three lines'}
              </Button>
            )}
          </CopyButton>
          <Button
            component="a"
            variant="default"
            href="/api/v1/audit-trail/checkpoint-on-paper"
            target="_blank"
            rel="noopener"
          >
            Open to print
          </Button>
        </>
      }
    >
      <pre>{three}</pre>
    </Panel>
  );
}
