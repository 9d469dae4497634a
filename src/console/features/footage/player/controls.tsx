import { ActionIcon, NativeSelect, Slider, Tooltip } from '@mantine/core';
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
  IconRewindBackward5,
  IconRewindForward5,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { cls } from '../../../lib/cls';
import { timecode } from '../../../lib/figures';
import styles from './player-view.module.css';
import { SPEEDS } from './transport';
import type { Player } from './use-player';

interface ControlsProps {
  readonly player: Player;
  readonly extra?: ReactNode;
}

/** The player's buttons; each says its key in its tooltip. */
export function Controls({ player, extra }: ControlsProps) {
  const { facts, transport, durationMs, run } = player;
  const isMoving = transport.motion !== 'paused';
  return (
    <div className={styles.controls} role="group" aria-label="Player controls">
      <Control
        name="One frame back"
        keyName=","
        isFine
        onClick={() => run({ do: 'frame', by: -1 })}
      >
        <IconPlayerSkipBack size={17} />
      </Control>
      <Control name="5 seconds back" keyName="←" onClick={() => run({ do: 'jump', byMs: -5_000 })}>
        <IconRewindBackward5 size={19} />
      </Control>
      <ActionIcon
        size={40}
        radius="xl"
        aria-label={isMoving ? 'Pause' : 'Play'}
        onClick={() => run({ do: 'transport', action: 'toggle' })}
      >
        {isMoving ? <IconPlayerPauseFilled size={18} /> : <IconPlayerPlayFilled size={18} />}
      </ActionIcon>
      <Control name="5 seconds on" keyName="→" onClick={() => run({ do: 'jump', byMs: 5_000 })}>
        <IconRewindForward5 size={19} />
      </Control>
      <Control name="One frame on" keyName="." isFine onClick={() => run({ do: 'frame', by: 1 })}>
        <IconPlayerSkipForward size={17} />
      </Control>
      <span className={styles.clock}>
        {timecode(facts.positionMs)} <span className={styles.of}>/ {timecode(durationMs)}</span>
      </span>
      <NativeSelect
        aria-label="Speed"
        size="xs"
        w={84}
        value={String(transport.speed)}
        onChange={(event) => player.setSpeed(Number(event.currentTarget.value))}
        data={SPEEDS.map((speed) => ({ value: String(speed), label: `${String(speed)}×` }))}
      />
      <Volume player={player} />
      {extra}
    </div>
  );
}

function Volume({ player }: { readonly player: Player }) {
  const isMuted = player.facts.isMuted || player.volume === 0;
  return (
    <>
      <Control
        name={isMuted ? 'Sound on' : 'Sound off'}
        keyName="V"
        onClick={() => player.run({ do: 'mute' })}
      >
        {isMuted ? <IconVolumeOff size={18} /> : <IconVolume size={18} />}
      </Control>
      <Slider
        className={styles.volume}
        size={3}
        min={0}
        max={1}
        step={0.05}
        label={null}
        thumbLabel="Volume"
        value={player.volume}
        onChange={player.setVolume}
      />
    </>
  );
}

interface ControlProps {
  readonly name: string;
  readonly keyName: string;
  /** Too fine for a phone's width. */
  readonly isFine?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Control({ name, keyName, isFine = false, onClick, children }: ControlProps) {
  return (
    <Tooltip label={`${name} (${keyName})`}>
      <ActionIcon
        variant="subtle"
        color="gray"
        className={cls(styles.control, isFine && styles.fine)}
        aria-label={name}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
