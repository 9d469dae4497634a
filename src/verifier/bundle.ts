/** Where an entry lies in its bundle; `begin` is the byte after the two of its length. */
export interface EntryPlace {
  readonly begin: number;
  readonly end: number;
}

/**
 * Takes a bundle apart (c2sp.org/tlog-tiles): as many entries as are whole, and what is wrong with
 * the rest. A bundle of the right form holds exactly the number that its path says.
 */
export function parseBundle(
  bundle: Buffer,
  width: number,
): { places: EntryPlace[]; wrong: { says: string; byte: number } | null } {
  const places: EntryPlace[] = [];
  let byte = 0;
  while (places.length < width) {
    const begin = byte + 2;
    const end = begin <= bundle.length ? begin + bundle.readUInt16BE(byte) : Infinity;
    if (end > bundle.length) {
      return { places, wrong: { says: 'The bundle ends inside of an entry.', byte } };
    }
    places.push({ begin, end });
    byte = end;
  }
  const wrong = byte < bundle.length ? { says: 'Bytes follow the last entry.', byte } : null;
  return { places, wrong };
}

/** What the verifier reads of an entry: the digests of its disclosures. Null if it is no entry. */
export function digestsOf(entry: Buffer): readonly string[] | null {
  try {
    const body: unknown = JSON.parse(entry.toString('utf8'));
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
    const digests: unknown = '_sd' in body ? body._sd : [];
    const isList = Array.isArray(digests) && digests.every((digest) => typeof digest === 'string');
    return isList ? digests : null;
  } catch {
    return null;
  }
}
