/** An entry of a bundle and the byte at which it begins, its length included. */
export interface BundledEntry {
  readonly entry: Buffer;
  readonly byte: number;
}

/**
 * Takes a bundle apart (c2sp.org/tlog-tiles): as many entries as are whole, and what is wrong with
 * the rest. A bundle of the right form holds exactly the number that its path says.
 */
export function parseBundle(
  bundle: Buffer,
  width: number,
): { entries: BundledEntry[]; wrong: { says: string; byte: number } | null } {
  const entries: BundledEntry[] = [];
  let byte = 0;
  while (entries.length < width) {
    const begin = byte + 2;
    const end = begin <= bundle.length ? begin + bundle.readUInt16BE(byte) : Infinity;
    if (end > bundle.length) {
      return { entries, wrong: { says: 'The bundle ends inside of an entry.', byte } };
    }
    entries.push({ entry: bundle.subarray(begin, end), byte });
    byte = end;
  }
  const wrong = byte < bundle.length ? { says: 'Bytes follow the last entry.', byte } : null;
  return { entries, wrong };
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
