import { Button, NativeSelect } from '@mantine/core';
import { IconPlayerPlayFilled } from '@tabler/icons-react';
import { useState } from 'react';
import type { Clip, Playback } from '../../api/types';
import { usePreference } from '../../lib/preferences';
import { inWords } from '../../lib/words';
import { Panel } from '../../ui/panel';
import { ProblemNote } from '../../ui/states';
import { useOpening } from './api';
import styles from './clip-watching.module.css';
import { PlayerView } from './player/player-view';
import { usePlayer } from './player/use-player';
import { usePlayerKeys } from './player/use-player-keys';
import { PURPOSES } from './words';

const NO_MARKS: never[] = [];

/** Asks why the clip is opened, enters that in the trail, and then shows it. */
export function ClipWatching({ clip }: { readonly clip: Clip }) {
  const [purpose, setPurpose] = useState<(typeof PURPOSES)[number]>(PURPOSES[0]);
  const opening = useOpening(clip.id);
  if (opening.data !== undefined) return <OpenClip clip={clip} playback={opening.data} />;
  return (
    <Panel title="Watch" note="Who watches footage, when and why is entered in the audit trail.">
      <form
        className={styles.ask}
        onSubmit={(event) => {
          event.preventDefault();
          opening.mutate(purpose);
        }}
      >
        <NativeSelect
          label="Why do you open this clip?"
          value={purpose}
          onChange={({ currentTarget }) =>
            setPurpose(PURPOSES.find((one) => one === currentTarget.value) ?? PURPOSES[0])
          }
          data={PURPOSES.map((value) => ({ value, label: inWords(value) }))}
        />
        <Button
          type="submit"
          loading={opening.isPending}
          leftSection={<IconPlayerPlayFilled size={15} />}
        >
          Open the clip
        </Button>
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
