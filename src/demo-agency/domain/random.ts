import { hash } from 'node:crypto';

/** Chance that comes out the same for the same seed, on every machine and in every version. */
export interface Random {
  /** A whole number in [from, to], both included. */
  integer(from: number, to: number): number;
  /** True with this probability, 0 to 1. */
  chance(probability: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** The items in a new order. */
  shuffle<T>(items: readonly T[]): T[];
  /** So many decimal digits, as text. */
  digits(count: number): string;
}

const RANGE = 2 ** 48;

/**
 * SHA-256 of seed and counter. Made for synthetic data and not for a draw: its bias, below 1 in
 * 10^9 for the small ranges used here, would have no place there.
 */
export function seededRandom(seed: string): Random {
  let counter = 0;
  const fraction = (): number => {
    counter += 1;
    return parseInt(hash('sha256', `${seed}/${counter}`, 'hex').slice(0, 12), 16) / RANGE;
  };
  const integer = (from: number, to: number): number =>
    from + Math.floor(fraction() * (to - from + 1));
  return {
    integer,
    chance: (probability) => fraction() < probability,
    pick: <T>(items: readonly [T, ...T[]]): T => items[integer(0, items.length - 1)] ?? items[0],
    shuffle: <T>(items: readonly T[]): T[] =>
      items
        .map((item) => ({ item, key: fraction() }))
        .sort((a, b) => a.key - b.key)
        .map(({ item }) => item),
    digits: (count) => Array.from({ length: count }, () => integer(0, 9)).join(''),
  };
}
