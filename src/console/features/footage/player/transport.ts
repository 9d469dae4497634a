/** How the picture moves. `speed` is the rate at which it runs, or would run once it plays. */
export interface Transport {
  readonly motion: 'paused' | 'forward' | 'reverse';
  readonly speed: number;
}

/** Slower than 0.5 and faster than 2 are both asked for by those who review for a living. */
export const SPEEDS = [0.25, 0.5, 1, 1.5, 2, 4, 8, 16] as const;

const SHUTTLE = [1, 2, 4, 8, 16] as const;

export type TransportAction = 'toggle' | 'back' | 'stop' | 'on' | 'slower' | 'faster';

function next(speeds: readonly number[], speed: number): number {
  return speeds.find((candidate) => candidate > speed) ?? speeds.at(-1) ?? speed;
}

function previous(speeds: readonly number[], speed: number): number {
  return speeds.findLast((candidate) => candidate < speed) ?? speeds[0] ?? speed;
}

function shuttle(now: Transport, towards: 'forward' | 'reverse'): Transport {
  if (now.motion === towards) return { motion: towards, speed: next(SHUTTLE, now.speed) };
  return {
    motion: towards,
    speed: towards === 'forward' && now.motion === 'paused' ? now.speed : 1,
  };
}

/**
 * The shuttle of an edit suite. `stop` always returns to normal speed: a second K that keeps a fast
 * speed surprises people. `toggle` keeps the chosen speed, because it is a pause, not a reset.
 */
export function act(now: Transport, action: TransportAction): Transport {
  switch (action) {
    case 'toggle':
      return { ...now, motion: now.motion === 'paused' ? 'forward' : 'paused' };
    case 'stop':
      return { motion: 'paused', speed: 1 };
    case 'on':
      return shuttle(now, 'forward');
    case 'back':
      return shuttle(now, 'reverse');
    case 'slower':
      return { ...now, speed: previous(SPEEDS, now.speed) };
    case 'faster':
      return { ...now, speed: next(SPEEDS, now.speed) };
  }
}
