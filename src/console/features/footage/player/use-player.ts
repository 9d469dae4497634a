import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { usePreference } from '../../../lib/preferences';
import type { PlayerCommand } from './keys';
import { neighbour, type Mark } from './timeline';
import { act, type Transport } from './transport';
import { useVideoFacts, type VideoFacts } from './use-video-facts';

export interface Player {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly facts: VideoFacts;
  readonly transport: Transport;
  readonly durationMs: number;
  readonly volume: number;
  readonly run: (command: PlayerCommand) => void;
  readonly seek: (ms: number) => void;
  readonly setSpeed: (speed: number) => void;
  readonly setVolume: (volume: number) => void;
}

interface PlayerOptions {
  /** Length by the server's probe; the browser's own figure can differ by a frame or two. */
  readonly durationMs: number;
  readonly framesPerSecond: number;
  readonly marks: readonly Mark[];
}

const REVERSE_STEP_MS = 125;

/** Drives a video element by commands; the rules are in transport.ts and timeline.ts. */
export function usePlayer({ durationMs, framesPerSecond, marks }: PlayerOptions): Player {
  const video = useRef<HTMLVideoElement>(null);
  const [speed, rememberSpeed] = usePreference('player.speed', 1);
  const [volume, rememberVolume] = usePreference('player.volume', 1);
  const [transport, setTransport] = useState<Transport>({ motion: 'paused', speed });
  const facts = useVideoFacts(video, setTransport);

  const seek = useCallback(
    (ms: number) => {
      if (video.current !== null) video.current.currentTime = clamp(ms, durationMs) / 1000;
    },
    [durationMs],
  );
  const go = useCallback(
    (next: Transport) => {
      setTransport(next);
      rememberSpeed(Math.min(next.speed, 4));
    },
    [rememberSpeed],
  );
  useEffect(() => {
    if (video.current !== null) video.current.volume = volume;
  }, [volume]);
  useMotion(video, transport, seek);

  return useMemo(() => {
    const positionMs = () => (video.current?.currentTime ?? 0) * 1000;
    const run = (command: PlayerCommand) => {
      switch (command.do) {
        case 'transport':
          go(act(transport, command.action));
          break;
        case 'jump':
          seek(positionMs() + command.byMs);
          break;
        case 'frame':
          setTransport({ ...transport, motion: 'paused' });
          seek(frameMiddleMs(positionMs(), framesPerSecond, command.by));
          break;
        case 'edge':
          seek(command.to === 'start' ? 0 : durationMs);
          break;
        case 'mark':
          seek(neighbour(marks, positionMs(), command.to)?.atMs ?? positionMs());
          break;
        case 'mute':
          if (video.current !== null) video.current.muted = !video.current.muted;
      }
    };
    const setSpeed = (next: number) => go({ ...transport, speed: next });
    const setVolume = (next: number) => {
      if (video.current !== null) video.current.muted = next === 0;
      rememberVolume(next);
    };
    return { video, facts, transport, durationMs, volume, run, seek, setSpeed, setVolume };
  }, [facts, transport, durationMs, framesPerSecond, marks, go, seek, volume, rememberVolume]);
}

/** Makes the element do what the transport says. Browsers cannot play backwards: we step instead. */
function useMotion(
  video: RefObject<HTMLVideoElement | null>,
  { motion, speed }: Transport,
  seek: (ms: number) => void,
): void {
  useEffect(() => {
    const element = video.current;
    if (element === null) return undefined;
    element.playbackRate = speed;
    if (motion === 'forward') {
      // A refused start (no gesture yet) leaves the element paused, and its `pause` event tells us.
      element.play().catch(() => element.dispatchEvent(new Event('pause')));
      return undefined;
    }
    element.pause();
    if (motion === 'paused') return undefined;
    const timer = setInterval(
      () => seek(element.currentTime * 1000 - REVERSE_STEP_MS * speed),
      REVERSE_STEP_MS,
    );
    return () => clearInterval(timer);
  }, [video, motion, speed, seek]);
}

/**
 * The middle of the neighbouring frame: seeking to a frame's border may show either side of it.
 */
function frameMiddleMs(positionMs: number, framesPerSecond: number, by: 1 | -1): number {
  const frame = Math.floor((positionMs * framesPerSecond) / 1000);
  return ((frame + by + 0.5) * 1000) / framesPerSecond;
}

function clamp(ms: number, durationMs: number): number {
  return Math.min(Math.max(0, ms), durationMs);
}
