/**
 * A filter as an entry and a manifest state it: `kind=review.signed`, one line to a condition, in
 * one order. Conditions that are not given are not there.
 */
export function filterLines(
  filter: Readonly<Record<string, string | Date | undefined>>,
): readonly string[] {
  return Object.entries(filter)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${stated(value)}`]))
    .sort();
}

/** A value with spaces or letters beyond ASCII is written in percent encoding, as in an address. */
function stated(value: string | Date): string {
  return value instanceof Date ? value.toISOString() : encodeURI(value);
}
