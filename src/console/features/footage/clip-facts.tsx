import type { Clip } from '../../api/types';
import { size, timecode } from '../../lib/figures';
import { inWords } from '../../lib/words';
import { Copyable } from '../../ui/copyable';
import { Explained } from '../../ui/explained';
import { Facts } from '../../ui/facts';
import { Moment } from '../../ui/moment';
import { Panel } from '../../ui/panel';
import { Table } from '../../ui/table';
import { STATE_MEANINGS } from './words';

/** What is known of a clip. */
export function ClipFacts({ clip }: { readonly clip: Clip }) {
  return (
    <Panel title="Facts" note={STATE_MEANINGS[clip.state]}>
      <Facts
        of={[
          ['Officer', clip.officer === null ? 'None' : officerLine(clip.officer)],
          ['Unit', clip.unit?.name ?? 'None'],
          ['Camera', clip.cameraSerial],
          [
            'Recording start',
            <Explained
              key="r"
              by="Includes the pre-event buffer, so it lies before the activation."
            >
              <Moment at={clip.recordedAt} as="exact" />
            </Explained>,
          ],
          [
            'Activation',
            <Explained
              key="a"
              by={`Recording start plus ${timecode(clip.bufferMs)} of pre-event buffer. Holster events are compared with this moment.`}
            >
              <Moment at={clip.activatedAt} as="exact" />
            </Explained>,
          ],
          ['Started by', inWords(clip.trigger)],
          ['Length', clip.durationMs === null ? null : timecode(clip.durationMs)],
          ['Picture', pictureLine(clip)],
          [
            'Received',
            clip.receivedAt === null ? null : <Moment key="at" at={clip.receivedAt} as="exact" />,
          ],
          ['Classification', inWords(clip.classification)],
          ['Integrity', integrityLine(clip)],
          ['Size', clip.sizeBytes === null ? null : size(clip.sizeBytes)],
          [
            'SHA-256',
            clip.sha256 === null ? null : (
              <Copyable key="sha" value={clip.sha256} what="the digest" short={20} />
            ),
          ],
          ['File', clip.fileName],
          ['Source', clip.source],
        ]}
      />
    </Panel>
  );
}

function officerLine({ name, badgeNumber }: NonNullable<Clip['officer']>): string {
  return `${name} (badge ${badgeNumber})`;
}

function pictureLine({ media }: Clip): string | null {
  if (media === null || media.width === null || media.height === null) return null;
  const rate =
    media.frameRate === null ? '' : `, ${String(Math.round(media.frameRate * 100) / 100)} frames/s`;
  const sound = media.audioCodec === null ? 'no sound' : media.audioCodec;
  return `${String(media.width)} × ${String(media.height)}, ${media.videoCodec ?? 'unknown codec'}${rate}, ${sound}`;
}

function integrityLine({ integrity }: Clip): string | null {
  if (integrity === null) return null;
  return integrity === 'ok' ? 'Every frame can be decoded' : 'Damaged: plays as far as it goes';
}

/** Derived files: each names the digest that it was made from. */
export function ClipRenditions({ clip }: { readonly clip: Clip }) {
  if (clip.renditions.length === 0) return null;
  return (
    <Panel title="Renditions" note="Made from the original, which stays untouched." flush>
      <Table
        label="Renditions"
        rows={clip.renditions}
        rowKey={({ kind, sha256 }) => `${kind}-${sha256}`}
        columns={[
          { head: 'Kind', cell: ({ kind }) => inWords(kind) },
          { head: 'Size', align: 'end', cell: ({ sizeBytes }) => size(sizeBytes) },
          { head: 'Made by', cell: ({ tool }) => tool },
          { head: 'When', cell: ({ createdAt }) => <Moment at={createdAt} /> },
          {
            head: 'SHA-256',
            cell: ({ sha256 }) => (
              <Copyable value={sha256} what="the rendition’s digest" short={12} />
            ),
          },
        ]}
      />
    </Panel>
  );
}
