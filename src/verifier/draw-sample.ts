import { sha256 } from './draw-json.js';

/** A clip with its ticket number. */
interface Drawn {
  readonly clip: string;
  readonly ticket: string;
}

/**
 * The ticket number by Rivest's published function: the decimal digits of a SHA-256, padded to 64
 * and read backwards, as a fraction. Compared as text.
 */
export function ticketNumber(key: string, id: string): string {
  const digits = BigInt(`0x${sha256(key + id)}`)
    .toString(10)
    .padStart(64, '0');
  return `0.${digits.split('').reverse().join('')}`;
}

/** Draws a population again: of each stratum, the allocated number of smallest tickets. */
export class Redraw {
  private readonly strata = new Map<string, Drawn[]>();

  /** @param key hash of the seed */
  constructor(
    private readonly key: string,
    private readonly allocation: ReadonlyMap<string, number>,
  ) {
    for (const stratum of allocation.keys()) this.strata.set(stratum, []);
  }

  offer(clip: string, stratum: string): void {
    const kept = this.strata.get(stratum);
    const wanted = this.allocation.get(stratum) ?? 0;
    if (kept === undefined || wanted === 0) return;
    const drawn: Drawn = { clip, ticket: ticketNumber(this.key, clip) };
    const last = kept.at(-1);
    if (kept.length === wanted && last !== undefined && !isBefore(drawn, last)) return;
    const place = kept.findIndex((other) => isBefore(drawn, other));
    kept.splice(place === -1 ? kept.length : place, 0, drawn);
    if (kept.length > wanted) kept.pop();
  }

  selected(stratum: string): readonly string[] {
    return (this.strata.get(stratum) ?? []).map(({ clip }) => clip);
  }

  /** Who reviews what: in the order of all tickets, the least loaded, then the smallest ticket. */
  assignment(
    candidates: ReadonlyMap<string, readonly string[]>,
  ): { clip: string; reviewer: string }[] {
    const all = [...this.strata].flatMap(([stratum, kept]) =>
      kept.map((drawn) => ({ ...drawn, candidates: candidates.get(stratum) ?? [] })),
    );
    all.sort((a, b) => (isBefore(a, b) ? -1 : 1));
    const load = new Map<string, number>();
    return all.map(({ clip, candidates: able }) => {
      const reviewer = this.reviewerOf(clip, able, load);
      load.set(reviewer, (load.get(reviewer) ?? 0) + 1);
      return { clip, reviewer };
    });
  }

  private reviewerOf(
    clip: string,
    able: readonly string[],
    load: ReadonlyMap<string, number>,
  ): string {
    const least = Math.min(...able.map((reviewer) => load.get(reviewer) ?? 0));
    const free = able.filter((reviewer) => (load.get(reviewer) ?? 0) === least);
    const drawn = free.map((reviewer) => ({
      clip: reviewer,
      ticket: ticketNumber(this.key, `${clip}|${reviewer}`),
    }));
    return drawn.sort((a, b) => (isBefore(a, b) ? -1 : 1))[0]?.clip ?? '';
  }
}

function isBefore(a: Drawn, b: Drawn): boolean {
  return a.ticket === b.ticket ? a.clip < b.clip : a.ticket < b.ticket;
}
