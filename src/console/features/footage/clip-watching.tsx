import { Button } from '@mantine/core';
import { IconPlayerPlayFilled } from '@tabler/icons-react';
import type { Clip, Playback } from '../../api/types';
import { usePreference } from '../../lib/preferences';
import { Panel } from '../../ui/panel';
import { ProblemNote } from '../../ui/states';
import { NeedsAuthorization } from '../authorizations/needs-authorization';
import { useOpening } from './api';
import styles from './clip-watching.module.css';
import { PlayerView } from './player/player-view';
import { usePlayer } from './player/use-player';
import { usePlayerKeys } from './player/use-player-keys';
import { PurposeFields } from './purpose-fields';
import { toStated } from './purposes';
import { usePurpose } from './use-purpose';

const NO_MARKS: never[] = [];

/** Asks why the clip is opened, enters that in the trail, and then shows it. */
export function ClipWatching({ clip }: { readonly clip: Clip }) {
  const [stated, setStated] = usePurpose();
  const opening = useOpening(clip.id);
  if (!clip.mayWatch) return <NeedsAuthorization />;
  if (opening.data !== undefined) return <OpenClip clip={clip} playback={opening.data} />;
  return (
    <Panel title="Watch" note="Who watches footage, when and why is entered in the audit trail.">
      <form
        className={styles.ask}
        onSubmit={(event) => {
          event.preventDefault();
          opening.mutate(toStated(stated), {
            onSuccess: () => setStated({ ...stated, explanation: '' }),
          });
        }}
      >
        <PurposeFields stated={stated} onChange={setStated} question="Why do you open this clip?" />
        <div>
          <Button
            type="submit"
            loading={opening.isPending}
            leftSection={<IconPlayerPlayFilled size={15} />}
          >
            Open the clip
          </Button>
        </div>
      </form>
      {opening.error !== null && <ProblemNote error={opening.error} />}
    </Panel>
  );
}

interface OpenClipProps {
  readonly clip: Clip;
  readonly playback: Playback;
}

function OpenClip({ clip, playback }: OpenClipProps) {
  const [areKeysOn] = usePreference('review.shortcuts', true);
  const framesPerSecond = clip.media?.frameRate ?? 30;
  const { durationMs } = playback;
  const player = usePlayer({ durationMs, framesPerSecond, marks: NO_MARKS });
  usePlayerKeys(player.run, areKeysOn);
  return (
    <div className={styles.open}>
      <PlayerView
        player={player}
        mediaUrl={playback.mediaUrl}
        title={`Clip ${clip.sourceClipId}`}
        bufferMs={clip.bufferMs}
        marks={NO_MARKS}
      />
    </div>
  );
}
