import type { Category, RecordingTrigger } from '../../footage/footage.public.js';
import type { Calendar, Period } from './calendar.js';
import { DAY, type Flaw, HOUR, later, MINUTE, type PlannedClip, SECOND } from './planned.js';
import type { Random } from './random.js';
import { cameraSerial, OFFICERS } from './roster.js';

export const BUFFER_MS = 10 * SECOND;
const SHORTEST_SECONDS = 24;
const LONGEST_SECONDS = 48;

const CATEGORIES: readonly [Category, ...Category[]] = [
  'traffic-stop',
  'traffic-stop',
  'citizen-contact',
  'call-for-service',
  'call-for-service',
  'arrest',
  'transport',
  'use-of-force',
];
const OTHER_TRIGGERS: readonly [RecordingTrigger, ...RecordingTrigger[]] = [
  'manual',
  'manual',
  'light_bar',
  'dispatch',
];

/** How many officers recorded in a window, and how many of them twice. */
const LAST_MONTH = { officers: 14, twice: 6 };
const THIS_MONTH = { officers: 15, twice: 7 };

/** Whoever has no camera for a while, as one has when it is sent in for repair. */
export interface WithoutCamera extends Period {
  readonly officer: number;
}

/** The recordings of both months, by time of recording. */
export function planClips(
  random: Random,
  calendar: Calendar,
  without: WithoutCamera,
): PlannedClip[] {
  const months = [
    { window: calendar.lastMonth, ...LAST_MONTH },
    { window: calendar.thisMonth, ...THIS_MONTH },
  ];
  const clips = months.flatMap(({ window, officers, twice }) => {
    const order = random.shuffle(OFFICERS.map((_, index) => index)).slice(0, officers);
    const wearers = [...order, ...order.slice(0, twice)];
    const days = spreadDays(random, window, wearers.length);
    return wearers.map((officer, index) => {
      const day = days[index] ?? window.from;
      return planClip(
        random,
        calendar,
        isAway(without, officer, day) ? other(officer) : officer,
        day,
      );
    });
  });
  return clips.sort((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime());
}

/** Days of a window, as far apart as they can be, the last two left free for the way to the server. */
function spreadDays(random: Random, { from, to }: Period, count: number): Date[] {
  const whole = Math.round((to.getTime() - from.getTime()) / DAY) - 2;
  const days = Array.from({ length: count }, (_, i) => Math.floor((i * whole) / count));
  return random.shuffle(days).map((day) => later(from, day * DAY));
}

function isAway(without: WithoutCamera, officer: number, day: Date): boolean {
  return officer === without.officer && later(day, DAY) > without.from && day < without.to;
}

/** The next on the roster, who is of the same unit but for the last of a unit. */
function other(officer: number): number {
  return (officer + 1) % OFFICERS.length;
}

function planClip(random: Random, { now }: Calendar, officer: number, day: Date): PlannedClip {
  const recordedAt = later(day, random.integer(8 * HOUR, 22 * HOUR));
  const receivedAt = later(recordedAt, random.integer(90 * MINUTE, 11 * HOUR));
  const categorizedAt = later(receivedAt, random.integer(20 * MINUTE, 20 * HOUR));
  const isCategorized = random.chance(0.75) && categorizedAt < now;
  const category = random.pick(CATEGORIES);
  const sourceClipId = `${cameraSerial(officer)}-${stampOf(recordedAt)}`;
  return {
    sourceClipId,
    bytesOf: sourceClipId,
    cameraSerial: cameraSerial(officer),
    officer,
    recordedAt,
    bufferMs: BUFFER_MS,
    durationMs: random.integer(SHORTEST_SECONDS, LONGEST_SECONDS) * SECOND,
    trigger: random.pick(OTHER_TRIGGERS),
    receivedAt,
    categorized: isCategorized ? { category, at: categorizedAt } : null,
    flaw: null,
  };
}

const FLAWS: readonly Flaw[] = ['truncated', 'zero-length', 'unknown-camera', 'never-sent'];

/** Files that an agency gets too, each of which must end somewhere sensible: the last one waits. */
export function planFlawedClips(
  random: Random,
  calendar: Calendar,
  sound: readonly PlannedClip[],
): PlannedClip[] {
  const flawed = FLAWS.map((flaw, index) => {
    const officer = (index * 5 + 2) % OFFICERS.length;
    const day = later(calendar.thisMonth.to, -(index + 3) * DAY);
    const clip = { ...planClip(random, calendar, officer, day), categorized: null, flaw };
    if (flaw !== 'unknown-camera') return clip;
    const sourceClipId = `XX-0007-${stampOf(clip.recordedAt)}`;
    return { ...clip, sourceClipId, bytesOf: sourceClipId, cameraSerial: 'XX-0007' };
  });
  return [...flawed, ...sound.slice(-1).map(sentAgain)];
}

/** A dock that lost the answer sends the same recording under another name. */
function sentAgain(clip: PlannedClip): PlannedClip {
  return {
    ...clip,
    sourceClipId: `${clip.sourceClipId}-2`,
    receivedAt: later(clip.receivedAt, 5 * MINUTE),
    categorized: null,
    flaw: 'duplicate',
  };
}

function stampOf(moment: Date): string {
  return moment.toISOString().slice(0, 19).replace(/[-:]/g, '');
}
