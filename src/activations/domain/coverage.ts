import type { CoveragePolicy } from './coverage-policy.js';

/** What can be said of a trigger event: whether the officer's camera saw the moment. */
export const VERDICTS = [
  'covered',
  'already_recording',
  'late',
  'missed',
  'no_camera',
  'pending_upload',
  'sensor_unassigned',
] as const;
export type VerdictName = (typeof VERDICTS)[number];

export interface Verdict {
  readonly verdict: VerdictName;
  /** How long after the trigger the camera was activated; only where that was late. */
  readonly lateByMs: number | null;
  /** The clip that decides; for a pending or missed one, the clip whose footage is awaited. */
  readonly clipId: string | null;
}

/** The part of a trigger event that decides. */
export interface JudgedEvent {
  readonly occurredAt: Date;
  /** Who held the sensor; null if it is unknown or was with nobody. */
  readonly officerId: string | null;
}

/** A clip of the same officer. */
export interface CandidateClip {
  readonly clipId: string;
  /** Recording start plus pre-event buffer: the buffered start says nothing about a trigger. */
  readonly activatedAt: Date;
  /** Null while nobody knows how long the clip is. */
  readonly endsAt: Date | null;
  /** Whether its footage is here and usable, and not merely announced. */
  readonly isHeld: boolean;
}

export interface Evidence {
  /** Whether the officer had any camera at the moment of the event. */
  readonly hadCamera: boolean;
  readonly clips: readonly CandidateClip[];
}

/**
 * Judges a trigger event by what is known at `asOf`. A pure function of the set of clips: the order
 * in which events and clips arrived cannot show in the verdict.
 */
export function judgeCoverage(
  event: JudgedEvent,
  { hadCamera, clips }: Evidence,
  policy: CoveragePolicy,
  asOf: Date,
): Verdict {
  if (event.officerId === null) return plain('sensor_unassigned');
  const held = clips.filter((clip) => clip.isHeld);
  const best = bestMatch(event.occurredAt, held, policy);
  if (best !== null) return verdictOf(best);

  // An announced clip is no footage: it would be worse to call the moment covered on the word of
  // a camera whose recording never comes than to wait for it.
  const announced = clips.filter((clip) => !clip.isHeld);
  const awaited = bestMatch(event.occurredAt, announced, policy)?.clipId ?? null;
  if (!hadCamera && awaited === null) return plain('no_camera');
  const isInGrace = asOf.getTime() - event.occurredAt.getTime() < policy.uploadGraceMs;
  return { verdict: isInGrace ? 'pending_upload' : 'missed', lateByMs: null, clipId: awaited };
}

type Fit = 'covered' | 'already_recording' | 'late';

interface Match {
  readonly fit: Fit;
  /** Milliseconds between trigger and activation, whichever came first. */
  readonly distanceMs: number;
  readonly clipId: string;
}

const RANK: Readonly<Record<Fit, number>> = { covered: 0, already_recording: 1, late: 2 };

function bestMatch(
  moment: Date,
  clips: readonly CandidateClip[],
  policy: CoveragePolicy,
): Match | null {
  const matches = clips.flatMap((clip) => matchOf(moment, clip, policy) ?? []);
  return matches.sort(byFit)[0] ?? null;
}

/** The better fit, then the nearer activation; the identifier only makes ties come out the same. */
function byFit(a: Match, b: Match): number {
  return RANK[a.fit] - RANK[b.fit] || a.distanceMs - b.distanceMs || (a.clipId < b.clipId ? -1 : 1);
}

function matchOf(moment: Date, clip: CandidateClip, policy: CoveragePolicy): Match | null {
  const { clipId, activatedAt, endsAt } = clip;
  const offsetMs = activatedAt.getTime() - moment.getTime();
  const distanceMs = Math.abs(offsetMs);
  if (distanceMs <= policy.toleranceMs) return { fit: 'covered', distanceMs, clipId };
  if (offsetMs < 0) {
    const isStillRecording = endsAt !== null && endsAt > moment;
    return isStillRecording ? { fit: 'already_recording', distanceMs, clipId } : null;
  }
  return offsetMs <= policy.lateWindowMs ? { fit: 'late', distanceMs, clipId } : null;
}

function verdictOf({ fit, distanceMs, clipId }: Match): Verdict {
  return { verdict: fit, lateByMs: fit === 'late' ? distanceMs : null, clipId };
}

function plain(verdict: VerdictName): Verdict {
  return { verdict, lateByMs: null, clipId: null };
}
