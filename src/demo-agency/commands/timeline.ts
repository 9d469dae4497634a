import type { SettableClock } from '../../platform/clock/clock.js';

/** Something that happens at a moment of the past. */
export interface Moment {
  readonly at: Date;
  readonly act: () => Promise<void>;
}

/**
 * Lets everything happen in its order, with the clock standing at its moment. What happens at the
 * same instant keeps the order of the list.
 * @param onProgress told after each moment, with the share that is done, 0 to 1
 */
export async function live(
  clock: SettableClock,
  moments: readonly Moment[],
  onProgress: (share: number) => void,
): Promise<void> {
  const inOrder = moments.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  for (const [index, { at, act }] of inOrder.entries()) {
    // An act may take its time, so the next one can begin a little late, but never in the past.
    if (at > clock.now()) clock.set(at);
    await act();
    onProgress((index + 1) / inOrder.length);
  }
}
