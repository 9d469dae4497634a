const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * When a review that was assigned at `assignedAt` is due: the last millisecond of the day, as the
 * agency's clocks show it, that lies `days` days later. A due date is a day to people, and nobody's
 * review should fall due at the minute in which the draw happened to run.
 * @param timeZone IANA name, such as America/Chicago
 */
export function dueDate(assignedAt: Date, days: number, timeZone: string): Date {
  const [year, month, day] = localDate(assignedAt, timeZone);
  const nextMidnight = Date.UTC(year, month - 1, day + days + 1);
  return new Date(startOfLocalDay(nextMidnight, timeZone) - 1);
}

/** The moment at which a local day begins; `asUtc` is that day's midnight as if in UTC. */
function startOfLocalDay(asUtc: number, timeZone: string): number {
  // The offset before and after a change of the clocks: the earlier candidate that already shows
  // the wanted day is its beginning, also where midnight itself is skipped.
  const candidates = [asUtc - DAY_MS, asUtc, asUtc + DAY_MS]
    .map((moment) => asUtc - offsetMs(moment, timeZone))
    .sort((a, b) => a - b);
  const wanted = new Date(asUtc).getUTCDate();
  const start = candidates.find((moment) => localDate(new Date(moment), timeZone)[2] === wanted);
  return start ?? asUtc - offsetMs(asUtc, timeZone);
}

function localDate(moment: Date, timeZone: string): [year: number, month: number, day: number] {
  const shifted = new Date(moment.getTime() + offsetMs(moment.getTime(), timeZone));
  return [shifted.getUTCFullYear(), shifted.getUTCMonth() + 1, shifted.getUTCDate()];
}

/** Local time minus UTC at a moment. */
function offsetMs(moment: number, timeZone: string): number {
  const whole = Math.floor(moment / 1000) * 1000;
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(whole);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - whole;
}
