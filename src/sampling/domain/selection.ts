import type { Allocation } from './allocation.js';
import { SmallestTickets, type TicketedClip } from './smallest-tickets.js';
import { seedKey } from './ticket.js';

/** The clips drawn from each stratum, by label, each in the order of its tickets. */
export type Selection = ReadonlyMap<string, readonly TicketedClip[]>;

/**
 * Draws a population in one pass: of each stratum, the clips with the smallest tickets. Neither
 * the order of the clips nor those of other strata have any influence, so anyone who filters or
 * extends the population gets the same clips in the same order.
 */
export class Selector {
  private readonly key: string;
  private readonly strata: ReadonlyMap<string, SmallestTickets>;

  /** @param seed the hash of the seed text, as lower-case hex text */
  constructor(seed: string, allocation: Allocation) {
    this.key = seedKey(seed);
    this.strata = new Map(
      [...allocation].map(([label, count]) => [label, new SmallestTickets(this.key, count)]),
    );
  }

  /** @throws RangeError for a stratum that the allocation does not name */
  offer(clipId: string, stratum: string): void {
    const tickets = this.strata.get(stratum);
    if (tickets === undefined) throw new RangeError(`No clips are allocated to "${stratum}"`);
    tickets.offer(clipId);
  }

  selection(): Selection {
    return new Map([...this.strata].map(([label, tickets]) => [label, tickets.inOrder()]));
  }
}
