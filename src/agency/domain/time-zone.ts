/**
 * Whether a text names a zone of the IANA time zone database. Bare offsets are refused: an agency
 * lives through changes of daylight saving time, an offset does not.
 */
export function isTimeZone(name: string): boolean {
  if (name !== 'UTC' && !name.includes('/')) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
