/** Reading a page's filters from the address: unknown or malformed values count as absent. */
export type RawSearch = Record<string, unknown>;

/** A non-empty text, or absent. Numbers count, because the router parses `?badge=12` as one. */
export function textFrom(raw: RawSearch, key: string): string | undefined {
  const value = raw[key];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** One of a closed list, or absent. */
export function oneOf<T extends string>(
  raw: RawSearch,
  key: string,
  allowed: readonly T[],
): T | undefined {
  return allowed.find((candidate) => candidate === raw[key]);
}

/** A calendar day `yyyy-mm-dd`, or absent. */
export function dayFrom(raw: RawSearch, key: string): string | undefined {
  const value = raw[key];
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  return Number.isNaN(Date.parse(`${value}T00:00:00Z`)) ? undefined : value;
}
