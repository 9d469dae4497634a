import { union, type Span } from '../footage/player/spans';

/** The player at one instant. */
export interface WatchSample {
  /** A clock that never jumps, in milliseconds. */
  readonly atMs: number;
  readonly positionMs: number;
  /** Really moving forward: not paused, not seeking, not waiting for bytes. */
  readonly isPlaying: boolean;
  /** The position has been set and the picture is not there yet. */
  readonly isSeeking: boolean;
  readonly speed: number;
  readonly muted: boolean;
  readonly visible: boolean;
}

/** A stretch that was really played, and how. */
export interface WatchedInterval extends Span {
  readonly speed: number;
  readonly muted: boolean;
  readonly visible: boolean;
}

/** A sample later than this is no witness of the time in between. */
const LONGEST_GAP_MS = 2_000;
/** How far the picture may outrun the clock: timers and decoders are not exact. */
const SLACK_MS = 400;

/**
 * Turns samples of a player into intervals of what was played. It errs on the side of less: a jump
 * or a long silence ends the interval at the last position that was surely shown. Where playing
 * goes on, intervals join without a gap, or a clip could never be watched to the last millisecond.
 */
export class WatchLog {
  private closed: WatchedInterval[] = [];
  private open: WatchedInterval | null = null;
  private last: WatchSample | null = null;

  observe(sample: WatchSample): void {
    const { last } = this;
    this.last = sample;
    const hasPlayed = last !== null && (last.isPlaying || sample.isPlaying);
    if (!hasPlayed || sample.isSeeking || !isContinuous(last, sample)) {
      this.close();
      return;
    }
    const endMs = shownUntilMs(last, sample);
    this.open = { ...(this.open ?? intervalFrom(last.positionMs, last)), endMs };
    if (!sample.isPlaying) this.close();
    else if (!isAlike(last, sample)) this.goOn(sample);
  }

  /** Takes everything that was not yet taken, to be sent. */
  drain(): WatchedInterval[] {
    if (this.open !== null && this.last !== null) this.goOn(this.last);
    const taken = this.closed;
    this.closed = [];
    return taken;
  }

  /** Gives back what could not be sent. */
  putBack(intervals: readonly WatchedInterval[]): void {
    this.closed = [...intervals, ...this.closed];
  }

  private close(): void {
    if (this.open !== null && this.open.endMs > this.open.startMs) this.closed.push(this.open);
    this.open = null;
  }

  /** Closes the interval and begins the next where it ended, as the sample plays. */
  private goOn(sample: WatchSample): void {
    const from = this.open?.endMs ?? sample.positionMs;
    this.close();
    this.open = intervalFrom(from, sample);
  }
}

function intervalFrom(positionMs: number, { speed, muted, visible }: WatchSample): WatchedInterval {
  const at = Math.round(positionMs);
  return { startMs: at, endMs: at, speed, muted, visible };
}

/**
 * A change of speed is noticed a moment after it happened: what ran at the new speed must not be
 * claimed at the old one, or more would have been played than time has passed.
 */
function shownUntilMs(from: WatchSample, to: WatchSample): number {
  const possibleMs = from.positionMs + (to.atMs - from.atMs) * from.speed;
  return Math.round(isAlike(from, to) ? to.positionMs : Math.min(to.positionMs, possibleMs));
}

function isAlike(a: WatchSample, b: WatchSample): boolean {
  return a.speed === b.speed && a.muted === b.muted && a.visible === b.visible;
}

function isContinuous(from: WatchSample, to: WatchSample): boolean {
  const elapsedMs = to.atMs - from.atMs;
  const playedMs = to.positionMs - from.positionMs;
  if (elapsedMs > LONGEST_GAP_MS || playedMs < 0) return false;
  return playedMs <= elapsedMs * Math.max(from.speed, to.speed) + SLACK_MS;
}

/** The time covered by what was known before and what was played since. */
export function watchedSpans(known: readonly Span[], since: readonly Span[]): Span[] {
  return union([...known, ...since]);
}
