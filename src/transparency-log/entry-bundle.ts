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
