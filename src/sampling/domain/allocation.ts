/** How many clips each stratum gives, by label, and how that was decided. */
export type Allocation = ReadonlyMap<string, number>;

export interface AllocationRule {
  /** Clips to draw in all. */
  readonly total: number;
  /** From every stratum at least this many, or all of a smaller one. */
  readonly minimum: number;
  /** From no stratum more than this many. */
  readonly cap?: number;
}

interface Stratum {
  readonly label: string;
  readonly size: number;
  taken: number;
}

/** The same number from every stratum, or all of a smaller one. */
export function allocateQuota(sizes: ReadonlyMap<string, number>, quota: number): Allocation {
  return toAllocation(inLabelOrder(sizes, quota));
}

/**
 * Shares a total among strata: first the minimum to each, then the rest in proportion to what is
 * left of each stratum. Whole numbers only: floors, again and again, until no share reaches one;
 * then one each to the largest remainders, ties by label.
 * @throws RangeError if the total cannot cover the minimum of every stratum
 */
export function allocate(sizes: ReadonlyMap<string, number>, rule: AllocationRule): Allocation {
  const cap = rule.cap ?? Infinity;
  const strata = inLabelOrder(sizes, Math.min(rule.minimum, cap));
  let left = rule.total - strata.reduce((sum, stratum) => sum + stratum.taken, 0);
  if (left < 0) {
    throw new RangeError(`${rule.total} clips do not cover ${rule.minimum} from each stratum`);
  }
  while (left > 0) {
    const open = strata.filter(({ size, taken }) => taken < Math.min(size, cap));
    if (open.length === 0) break;
    left -= share(open, left, cap);
  }
  return toAllocation(strata);
}

/** Gives out one round of shares and returns how many clips it gave out: at least one. */
function share(open: readonly Stratum[], left: number, cap: number): number {
  const weights = open.map(({ size, taken }) => size - taken);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const floors = open.map((stratum, at) => {
    // A product of two counts can pass 2^53; a share that is off by one would be a wrong draw.
    const floor = Number((BigInt(left) * BigInt(weights[at] ?? 0)) / BigInt(whole));
    return Math.min(floor, Math.min(stratum.size, cap) - stratum.taken);
  });
  const given = floors.reduce((sum, floor) => sum + floor, 0);
  if (given === 0) return shareRemainders(open, left);
  open.forEach((stratum, at) => (stratum.taken += floors[at] ?? 0));
  return given;
}

/** Every share is below one, so the remainders stand in the order of what is left of the strata. */
function shareRemainders(open: readonly Stratum[], left: number): number {
  // Sorting is stable and strata come in the order of their labels, which therefore decides ties.
  const largest = [...open].sort((a, b) => b.size - b.taken - (a.size - a.taken)).slice(0, left);
  for (const stratum of largest) stratum.taken += 1;
  return largest.length;
}

function inLabelOrder(sizes: ReadonlyMap<string, number>, minimum: number): Stratum[] {
  return [...sizes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, size]) => ({ label, size, taken: Math.min(size, minimum) }));
}

function toAllocation(strata: readonly Stratum[]): Allocation {
  return new Map(strata.map(({ label, taken }) => [label, taken]));
}
