const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * A moment as the agency's clocks show it, such as `20 November 2026, 16:31:19 UTC−06:00`. Put
 * together here, because the wording of the runtime's own formats changes with its versions and a
 * report must not.
 */
export function localTime(moment: string, timeZone: string): string {
  const parts = formatOf(timeZone).formatToParts(new Date(moment));
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
  const date = `${part('day')} ${MONTHS[Number(part('month')) - 1] ?? ''} ${part('year')}`;
  const clock = [part('hour'), part('minute'), part('second')].join(':');
  const offset = part('timeZoneName').replace('GMT', 'UTC').replace('-', '−');
  return `${date}, ${clock} ${offset}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than using it a hundred times. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  });
  formats.set(timeZone, made);
  return made;
}
