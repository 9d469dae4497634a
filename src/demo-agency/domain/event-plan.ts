import type { Calendar } from './calendar.js';
import type { WithoutCamera } from './clip-plan.js';
import {
  DAY,
  HOUR,
  later,
  MINUTE,
  type PlannedClip,
  type PlannedEvent,
  SECOND,
} from './planned.js';
import type { Random } from './random.js';
import { SENSOR_COUNT, sensorSerial, sensorWearer } from './roster.js';

/** How a holster draw lies to the clip that it belongs to. */
type Relation = 'covered' | 'late' | 'already-recording';

const RELATIONS: readonly [Relation, ...Relation[]] = [
  'covered',
  'covered',
  'covered',
  'covered',
  'covered',
  'late',
  'already-recording',
  'already-recording',
];

const MISSED = 6;
const PENDING = 4;
const WITHOUT_CAMERA = 3;
/** Within it, an event without footage still waits for an upload. */
const GRACE_MS = 72 * HOUR;

/** Holster events with and without footage, by time. */
export function planEvents(
  random: Random,
  calendar: Calendar,
  { clips, without }: { clips: readonly PlannedClip[]; without: WithoutCamera },
): PlannedEvent[] {
  const sensors = new Map(
    Array.from({ length: SENSOR_COUNT }, (_, index) => [sensorWearer(index), index]),
  );
  const events = [
    ...clips.flatMap((clip) => beside(random, clip, sensors.get(clip.officer))),
    ...missed(random, calendar, clips),
    ...pending(random, calendar),
    ...withoutCamera(random, without, sensors.get(without.officer)),
  ];
  return events.sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
}

function beside(random: Random, clip: PlannedClip, sensor: number | undefined): PlannedEvent[] {
  if (sensor === undefined || random.chance(0.1)) return [];
  const activatedAt = later(clip.recordedAt, clip.bufferMs);
  const recordedMs = clip.durationMs - clip.bufferMs;
  const relation = random.pick(RELATIONS);
  const offsets: Readonly<Record<Relation, number>> = {
    covered: random.integer(-5 * SECOND, 6 * SECOND),
    late: -random.integer(25 * SECOND, 200 * SECOND),
    'already-recording': random.integer(11 * SECOND, recordedMs - SECOND),
  };
  const drawn = event(random, sensor, 'holster_draw', later(activatedAt, offsets[relation]));
  const returnedAt = later(drawn.occurredAt, random.integer(4 * SECOND, 9 * SECOND));
  if (relation === 'late' || !random.chance(0.7)) return [drawn];
  return [drawn, event(random, sensor, 'holster_return', returnedAt)];
}

/** Holster draws on days on which the officer recorded nothing, too long ago to wait for footage. */
function missed(
  random: Random,
  { lastMonth, now }: Calendar,
  clips: readonly PlannedClip[],
): PlannedEvent[] {
  const days = Math.floor((now.getTime() - GRACE_MS - lastMonth.from.getTime()) / DAY) - 3;
  const found: PlannedEvent[] = [];
  while (found.length < MISSED) {
    const sensor = random.integer(0, SENSOR_COUNT - 1);
    const at = later(lastMonth.from, random.integer(1, days) * DAY + random.integer(9, 21) * HOUR);
    const isNear = ({ officer, recordedAt }: PlannedClip): boolean =>
      officer === sensorWearer(sensor) && Math.abs(recordedAt.getTime() - at.getTime()) < 12 * HOUR;
    if (clips.some(isNear)) continue;
    // Its hub told of it late, when waiting for footage had become pointless.
    const told = event(random, sensor, 'holster_draw', at);
    found.push({ ...told, receivedAt: later(at, GRACE_MS + 2 * HOUR) });
  }
  return found;
}

/** Of the last two days: the cameras have not been in the dock since. */
function pending(random: Random, { now }: Calendar): PlannedEvent[] {
  return Array.from({ length: PENDING }, (_, index) => {
    const at = later(now, -random.integer(2 * HOUR, 40 * HOUR));
    return event(random, (index * 3 + 1) % SENSOR_COUNT, 'holster_draw', at);
  });
}

function withoutCamera(
  random: Random,
  { from }: WithoutCamera,
  sensor: number | undefined,
): PlannedEvent[] {
  if (sensor === undefined) return [];
  return Array.from({ length: WITHOUT_CAMERA }, (_, index) =>
    event(random, sensor, 'holster_draw', later(from, (2 * index + 1) * DAY + 15 * HOUR)),
  );
}

function event(
  random: Random,
  sensor: number,
  kind: PlannedEvent['kind'],
  occurredAt: Date,
): PlannedEvent {
  const serial = sensorSerial(sensor);
  return {
    eventId: `${serial}-${occurredAt.getTime()}`,
    sensorSerial: serial,
    kind,
    occurredAt,
    receivedAt: later(occurredAt, random.integer(MINUTE, 40 * MINUTE)),
  };
}
