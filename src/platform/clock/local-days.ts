const DAY_MS = 24 * 60 * 60 * 1000;

/** A calendar day as the clocks of a zone show it; months from 1. */
export type LocalDate = readonly [year: number, month: number, day: number];

/** The day that a moment falls on in a zone. @param timeZone IANA name, such as America/Chicago */
export function localDate(moment: Date, timeZone: string): LocalDate {
  const shifted = new Date(moment.getTime() + offsetMs(moment.getTime(), timeZone));
  return [shifted.getUTCFullYear(), shifted.getUTCMonth() + 1, shifted.getUTCDate()];
}

/**
 * The moment at which a day begins in a zone. Days beyond a month's end are those of the next one.
 * A day that a zone left out begins where the next one does.
 */
export function startOfLocalDay([year, month, day]: LocalDate, timeZone: string): Date {
  const asUtc = Date.UTC(year, month - 1, day);
  // The offset before and after a change of the clocks: the earlier candidate that already shows
  // the wanted day is its beginning, also where midnight itself is skipped.
  const candidates = [asUtc - DAY_MS, asUtc, asUtc + DAY_MS]
    .map((moment) => asUtc - offsetMs(moment, timeZone))
    .sort((a, b) => a - b);
  const wanted = new Date(asUtc).getUTCDate();
  const start = candidates.find((moment) => localDate(new Date(moment), timeZone)[2] === wanted);
  return new Date(start ?? asUtc - offsetMs(asUtc, timeZone));
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
