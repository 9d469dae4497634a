import { reviewRefusals } from './reviews.errors.js';

/** A stretch of a clip that a player showed at one speed. Media time in whole milliseconds. */
export interface PlayedInterval {
  readonly startMs: number;
  readonly endMs: number;
  /** Media seconds per second. */
  readonly speed: number;
  readonly muted: boolean;
  /** Whether the tab could be seen while it played. */
  readonly visible: boolean;
}

/** What one playback has shown, and since when it can have. */
export interface PlaybackEvidence {
  readonly openedAt: Date;
  readonly intervals: readonly PlayedInterval[];
}

export interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

export const SLOWEST = 0.25;
export const FASTEST = 16;

/** A browser and ffprobe may disagree on a clip's length by a frame or a packet of sound. */
export const END_TOLERANCE_MS = 1000;

/**
 * Playing never gains on the wall clock, so nothing would have to be forgiven, but a player reads
 * its position a moment after the clock. At 16x, each 100 ms forgiven are 1.6 s of footage.
 */
export const SLACK_MS = 250;
export const SLACK_SHARE = 0.01;

/**
 * Refuses what no player can have shown. It is checked against the time that has passed, because
 * the browser that reports it belongs to the person whom it binds.
 * @param playbacks every playback of this review, with the batch already among its intervals
 * @throws DomainError `review.outside-the-clip`, `review.impossible-speed`, `review.faster-than-time`
 */
export function checkPossible(
  batch: readonly PlayedInterval[],
  playbacks: readonly PlaybackEvidence[],
  clip: { durationMs: number },
  now: Date,
): void {
  for (const { startMs, endMs, speed } of batch) {
    const isInside = startMs >= 0 && startMs < endMs && endMs <= clip.durationMs;
    if (!isInside) {
      const facts = { startMs, endMs, durationMs: clip.durationMs };
      throw reviewRefusals.refuse('outside-the-clip', facts);
    }
    if (!(speed >= SLOWEST && speed <= FASTEST)) {
      throw reviewRefusals.refuse('impossible-speed', {
        speed,
        slowest: SLOWEST,
        fastest: FASTEST,
      });
    }
  }
  for (const { openedAt } of playbacks) checkAgainstTime(playbacks, openedAt, now);
}

/**
 * Cuts what reaches a little beyond the end back to the end, and leaves out what lies wholly in
 * that little. What lies further out stays, to be refused.
 */
export function trimToClip(batch: readonly PlayedInterval[], durationMs: number): PlayedInterval[] {
  return batch.flatMap((interval) => {
    const isBeyond = interval.endMs > durationMs;
    if (!isBeyond || interval.endMs > durationMs + END_TOLERANCE_MS) return [interval];
    return interval.startMs < durationMs ? [{ ...interval, endMs: durationMs }] : [];
  });
}

/**
 * Whoever opens ten playbacks at once still has one pair of eyes: all that was played since a
 * moment, in whichever playbacks were opened since, must fit into the time since that moment.
 */
function checkAgainstTime(playbacks: readonly PlaybackEvidence[], since: Date, now: Date): void {
  const elapsedMs = now.getTime() - since.getTime();
  const playedMs = playbacks
    .filter(({ openedAt }) => openedAt >= since)
    .reduce((sum, { intervals }) => sum + playingTimeMs(intervals), 0);
  if (playedMs <= elapsedMs * (1 + SLACK_SHARE) + SLACK_MS) return;
  throw reviewRefusals.refuse('faster-than-time', {
    playedMs: Math.round(playedMs),
    elapsedMs: Math.max(0, elapsedMs),
  });
}

/** Equal for two reports of the same playing. */
export function intervalKey({ startMs, endMs, speed, muted, visible }: PlayedInterval): string {
  return [startMs, endMs, speed, muted, visible].join(' ');
}

/** Milliseconds on the wall clock that playing these intervals takes. */
export function playingTimeMs(intervals: readonly PlayedInterval[]): number {
  return intervals.reduce((sum, { startMs, endMs, speed }) => sum + (endMs - startMs) / speed, 0);
}

/**
 * The stretches that were watched: sorted, apart from each other. What played unseen does not
 * count. What played muted does, and stays marked in the evidence for whoever reads the review.
 */
export function watchedStretches(intervals: readonly PlayedInterval[]): Stretch[] {
  const seen = intervals.filter(({ visible }) => visible);
  const byStart = seen.toSorted((a, b) => a.startMs - b.startMs);
  const merged: { startMs: number; endMs: number }[] = [];
  for (const { startMs, endMs } of byStart) {
    const last = merged.at(-1);
    if (last === undefined || startMs > last.endMs) merged.push({ startMs, endMs });
    else last.endMs = Math.max(last.endMs, endMs);
  }
  return merged;
}

/** Milliseconds of the clip that were watched at least once. */
export function watchedMs(intervals: readonly PlayedInterval[]): number {
  return watchedStretches(intervals).reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
}

/** Whole percent, rounded down: "100 %" must not be said of a clip that misses its last second. */
export function watchedPercent(watched: number, durationMs: number): number {
  return durationMs === 0 ? 0 : Math.floor((watched * 100) / durationMs);
}

/** Milliseconds that must be watched for a share of the clip in percent. */
export function requiredMs(requiredPercent: number, durationMs: number): number {
  return Math.ceil((durationMs * requiredPercent) / 100);
}
