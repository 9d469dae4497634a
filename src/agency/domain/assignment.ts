/** What an officer can carry. Each piece is with one officer at a time. */
export const EQUIPMENT = ['camera', 'sensor'] as const;
export type Equipment = (typeof EQUIPMENT)[number];

/** From the first moment up to, and without, the last; open while `to` is null. */
export interface Period {
  readonly from: Date;
  readonly to: Date | null;
}

export interface HeldPeriod extends Period {
  readonly id: string;
  readonly officerId: string;
}

/** How a new assignment meets those that stand. */
export type Meeting =
  | { readonly kind: 'free' }
  | { readonly kind: 'ends-previous'; readonly previous: HeldPeriod }
  | { readonly kind: 'in-the-way'; readonly other: HeldPeriod };

export function isPeriod({ from, to }: Period): boolean {
  return to === null || from < to;
}

export function overlaps(a: Period, b: Period): boolean {
  return (b.to === null || a.from < b.to) && (a.to === null || b.from < a.to);
}

/**
 * Decides what a new assignment does to the ones it overlaps. Only an open one that began earlier
 * can be ended by it: an end that was once written down is history.
 */
export function meet(
  next: Period,
  standing: readonly HeldPeriod[],
  endsPrevious: boolean,
): Meeting {
  const inTheWay = standing.filter((other) => overlaps(next, other));
  const [first, ...rest] = inTheWay;
  if (first === undefined) return { kind: 'free' };
  const canEnd = endsPrevious && rest.length === 0 && first.to === null && first.from < next.from;
  return canEnd ? { kind: 'ends-previous', previous: first } : { kind: 'in-the-way', other: first };
}
