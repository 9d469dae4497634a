/**
 * An entry bundle of c2sp.org/tlog-tiles: every entry after its length in two bytes, big-endian.
 * @throws RangeError if an entry is longer than 65,535 bytes
 */
export function encodeBundle(entries: readonly Uint8Array[]): Buffer {
  const parts = entries.flatMap((entry) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(entry.length);
    return [length, entry];
  });
  return Buffer.concat(parts);
}

/**
 * Takes an entry bundle apart.
 * @throws RangeError if it ends within an entry
 */
export function decodeBundle(bundle: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  for (let at = 0; at < bundle.length;) {
    const begin = at + 2;
    const end = begin > bundle.length ? Infinity : begin + bundle.readUInt16BE(at);
    if (end > bundle.length) throw new RangeError('An entry bundle ends within an entry');
    entries.push(bundle.subarray(begin, end));
    at = end;
  }
  return entries;
}
