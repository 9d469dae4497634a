/** How long before the end one is warned. */
export const WARN_MS = 2 * 60_000;
/** Whoever works all day is told in time that the day's session ends in any case. */
export const WARN_OF_END_MS = 10 * 60_000;

/** When the session ends, as the server has it, in milliseconds from now. */
export interface Remaining {
  readonly idleMs: number;
  readonly endMs: number;
}

export type IdleState = 'working' | 'idle-soon' | 'ends-soon' | 'over';

export function idleStateOf({ idleMs, endMs }: Remaining): IdleState {
  if (idleMs <= 0 || endMs <= 0) return 'over';
  if (endMs <= WARN_OF_END_MS && endMs <= idleMs) return 'ends-soon';
  return idleMs <= WARN_MS ? 'idle-soon' : 'working';
}

/** When it is worth asking the server again: at the next turn of the state, never in a rush. */
export function nextLookMs(remaining: Remaining): number {
  const { idleMs, endMs } = remaining;
  const turns = [idleMs - WARN_MS, idleMs, endMs - WARN_OF_END_MS, endMs];
  const ahead = turns.filter((turn) => turn > 0);
  return Math.min(60_000, Math.max(1_000, Math.min(...ahead)));
}

/** Minutes and seconds, as a clock counts down. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}
