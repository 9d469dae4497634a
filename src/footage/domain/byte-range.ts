/** What a player asked for, in bytes of the object; both ends inclusive. */
export type RangeAnswer =
  { kind: 'whole' } | { kind: 'part'; first: number; last: number } | { kind: 'unsatisfiable' };

const ONE_RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/;

/**
 * Reads a Range header (RFC 9110 section 14.2). One range only: many small ones in one request
 * would let a client multiply our work, and no player asks for them.
 */
export function readRange(header: string | undefined, sizeBytes: number): RangeAnswer {
  if (header === undefined) return { kind: 'whole' };
  // A unit that we do not know has to be ignored, not refused.
  if (!header.startsWith('bytes=')) return { kind: 'whole' };
  const [, from = '', to = ''] = ONE_RANGE.exec(header.trim()) ?? [];
  if (from === '' && to === '') return { kind: 'unsatisfiable' };
  if (from === '') return lastBytes(Number(to), sizeBytes);
  const first = Number(from);
  const last = to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1);
  return first <= last ? { kind: 'part', first, last } : { kind: 'unsatisfiable' };
}

function lastBytes(count: number, sizeBytes: number): RangeAnswer {
  if (count === 0 || sizeBytes === 0) return { kind: 'unsatisfiable' };
  return { kind: 'part', first: Math.max(0, sizeBytes - count), last: sizeBytes - 1 };
}
