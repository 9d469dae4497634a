/** Durations, sizes and shares in words. */

const COUNT = new Intl.NumberFormat('en-US');

/** `1,204` */
export function count(value: number): string {
  return COUNT.format(value);
}

/** `1 clip`, `2 clips` */
export function counted(value: number, noun: string, many = `${noun}s`): string {
  return `${count(value)} ${value === 1 ? noun : many}`;
}

/** Position or length as a player shows it: `0:07`, `12:40`, `1:02:03`. */
export function timecode(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes, seconds] = [
    Math.floor(total / 3600),
    Math.floor(total / 60) % 60,
    total % 60,
  ];
  const tail = `${hours > 0 ? String(minutes).padStart(2, '0') : String(minutes)}:${String(seconds).padStart(2, '0')}`;
  return hours > 0 ? `${String(hours)}:${tail}` : tail;
}

/** A length of time for reading aloud: `2 minutes 5 seconds`. */
export function spokenDuration(ms: number): string {
  const total = Math.max(0, Math.round(ms / 1000));
  const parts = [
    [Math.floor(total / 3600), 'hour'],
    [Math.floor(total / 60) % 60, 'minute'],
    [total % 60, 'second'],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, noun]) => counted(n, noun));
  return said.length === 0 ? '0 seconds' : said.join(' ');
}

/** `4.1 MB`: decimal units, as storage is sold and counted. */
export function size(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 100 ? value.toFixed(0) : value.toFixed(1)} ${units[unit] ?? ''}`;
}

/**
 * `83 %` of a whole, or a dash where there is no whole: a share of nothing is not 0 %. Rounds
 * down, so that 100 % is shown only when nothing is missing.
 */
export function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${String(Math.floor((part / whole) * 100))} %`;
}
