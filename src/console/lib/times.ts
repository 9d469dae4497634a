/** Moments in words. Every date on screen comes from here, in the agency's zone, never the browser's. */

const LOCALE = 'en-US';
const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(
  zone: string,
  key: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const known = formats.get(`${zone}|${key}`);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(LOCALE, { timeZone: zone, ...options });
  formats.set(`${zone}|${key}`, made);
  return made;
}

/** `Nov 17, 2026` */
export function dayOf(at: string, zone: string): string {
  return format(zone, 'day', { year: 'numeric', month: 'short', day: 'numeric' }).format(
    new Date(at),
  );
}

/** `Tue, Nov 17` */
export function shortDayOf(at: string, zone: string): string {
  return format(zone, 'short', { weekday: 'short', month: 'short', day: 'numeric' }).format(
    new Date(at),
  );
}

/** `22:41`: agencies write the 24-hour clock. */
export function clockOf(at: string, zone: string): string {
  return format(zone, 'clock', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(at),
  );
}

/** `22:41:07` */
export function exactClockOf(at: string, zone: string): string {
  return format(zone, 'exact', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at));
}

/** `Nov 17, 2026, 22:41` */
export function momentOf(at: string, zone: string): string {
  return `${dayOf(at, zone)}, ${clockOf(at, zone)}`;
}

/** `Nov 17, 2026, 22:41:07` */
export function exactMomentOf(at: string, zone: string): string {
  return `${dayOf(at, zone)}, ${exactClockOf(at, zone)}`;
}

/** `2026-11-17`, the calendar day that a moment falls on in the zone. */
export function isoDayOf(at: string, zone: string): string {
  const parts = format(zone, 'iso', { year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(new Date(at))
    .reduce<Record<string, string>>((all, part) => ({ ...all, [part.type]: part.value }), {});
  return `${parts['year'] ?? ''}-${parts['month'] ?? ''}-${parts['day'] ?? ''}`;
}

/** Milliseconds by which the zone is ahead of UTC at a moment. */
function offsetMs(at: number, zone: string): number {
  const parts = format(zone, 'offset', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(new Date(at));
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const asUtc = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  );
  return asUtc - Math.floor(at / 1000) * 1000;
}

/**
 * The moment (RFC 3339, UTC) at which a calendar day begins in the zone.
 */
export function startOfDay(isoDay: string, zone: string): string {
  return momentAt(`${isoDay}T00:00:00`, zone);
}

/**
 * The moment (RFC 3339, UTC) that a wall clock in the zone shows as `yyyy-mm-ddThh:mm[:ss]`. The
 * offset is asked for twice: on days when clocks change it differs between guess and answer.
 */
export function momentAt(wallClock: string, zone: string): string {
  const guess = Date.parse(`${wallClock}Z`);
  const first = guess - offsetMs(guess, zone);
  return new Date(guess - offsetMs(first, zone)).toISOString();
}

/** The calendar day some days later (or earlier). */
export function shiftDay(isoDay: string, days: number): string {
  return new Date(Date.parse(`${isoDay}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole calendar days from now until a moment, in the zone: 0 is today, -1 yesterday. */
export function daysUntil(at: string, now: string, zone: string): number {
  const [to, from] = [isoDayOf(at, zone), isoDayOf(now, zone)];
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

export interface DueDate {
  readonly words: string;
  readonly urgency: 'overdue' | 'soon' | 'later';
}

/** How a due date reads at a moment: `2 days overdue`, `due today, 18:00`, `due in 5 days`. */
export function dueIn(dueAt: string, now: string, zone: string): DueDate {
  const days = daysUntil(dueAt, now, zone);
  if (Date.parse(dueAt) < Date.parse(now)) {
    if (days === 0) return { words: 'overdue since today', urgency: 'overdue' };
    return { words: `${plural(-days, 'day')} overdue`, urgency: 'overdue' };
  }
  if (days === 0) return { words: `due today, ${clockOf(dueAt, zone)}`, urgency: 'soon' };
  if (days === 1) return { words: 'due tomorrow', urgency: 'soon' };
  return { words: `due in ${plural(days, 'day')}`, urgency: 'later' };
}

/** How long ago a moment was: `just now`, `5 minutes ago`, `3 days ago`. */
export function ago(at: string, now: string): string {
  const minutes = Math.floor((Date.parse(now) - Date.parse(at)) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${plural(minutes, 'minute')} ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48
    ? `${plural(hours, 'hour')} ago`
    : `${plural(Math.floor(hours / 24), 'day')} ago`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
