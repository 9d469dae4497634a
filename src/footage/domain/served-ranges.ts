/** Bytes that were really sent, both ends inclusive, sorted and without overlap. */
export type ServedRanges = readonly (readonly [first: number, last: number])[];

/** Players jump about; more pieces than this are joined to their neighbours. */
const MOST_RANGES = 200;

/** Adds a stretch to what was served, joining what touches. */
export function addServed(served: ServedRanges, first: number, last: number): ServedRanges {
  const joined: [number, number][] = [];
  for (const [from, to] of [...served, [first, last] as const].sort((a, b) => a[0] - b[0])) {
    const before = joined.at(-1);
    if (before !== undefined && from <= before[1] + 1) before[1] = Math.max(before[1], to);
    else joined.push([from, to]);
  }
  return atMost(joined, MOST_RANGES);
}

/** The same stretches, those with the smallest gaps joined until there are no more than `most`. */
export function atMost(ranges: ServedRanges, most: number): ServedRanges {
  let joined = ranges;
  while (joined.length > most) joined = joinNearest(joined);
  return joined;
}

export function distinctBytes(served: ServedRanges): number {
  return served.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

/** Over-counting the smallest gap is the lesser harm: an unbounded list would be the greater. */
function joinNearest(ranges: ServedRanges): ServedRanges {
  const gap = (at: number) => (ranges[at + 1]?.[0] ?? Infinity) - (ranges[at]?.[1] ?? 0);
  let nearest = 0;
  for (let at = 1; at < ranges.length - 1; at += 1) if (gap(at) < gap(nearest)) nearest = at;
  return ranges.flatMap((range, at) => {
    if (at === nearest + 1) return [];
    return at === nearest ? [[range[0], ranges[at + 1]?.[1] ?? range[1]] as const] : [range];
  });
}
