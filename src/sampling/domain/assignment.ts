import type { TicketedClip } from './smallest-tickets.js';
import { ticketOf } from './ticket.js';

/** A drawn clip and the person who reviews it. */
export interface Assignment {
  readonly clipId: string;
  readonly stratum: string;
  /** Place in the order of tickets within the stratum, from 1. */
  readonly rank: number;
  readonly reviewer: string;
}

/** Who may review the clips of each stratum, by label: never empty, never the officer concerned. */
export type Candidates = ReadonlyMap<string, readonly string[]>;

interface DrawnClip extends TicketedClip {
  readonly stratum: string;
  readonly rank: number;
}

/**
 * Gives every drawn clip to a reviewer, in the order of all tickets: to the one with the fewest
 * clips so far, and among those to the one whose own ticket for this clip is the smallest. Nobody
 * can hand a hard clip to a friend, because nobody chooses.
 * @param key hash of the seed
 * @throws RangeError if a clip has no candidate
 */
export function assign(
  selection: ReadonlyMap<string, readonly TicketedClip[]>,
  candidates: Candidates,
  key: string,
): Assignment[] {
  const load = new Map<string, number>();
  return inTicketOrder(selection).map(({ clipId, stratum, rank }) => {
    const reviewer = leastLoaded(candidates.get(stratum) ?? [], load, clipId, key);
    if (reviewer === undefined) throw new RangeError(`Nobody may review clip ${clipId}`);
    load.set(reviewer, (load.get(reviewer) ?? 0) + 1);
    return { clipId, stratum, rank, reviewer };
  });
}

function inTicketOrder(selection: ReadonlyMap<string, readonly TicketedClip[]>): DrawnClip[] {
  return [...selection]
    .flatMap(([stratum, clips]) => clips.map((clip, at) => ({ ...clip, stratum, rank: at + 1 })))
    .sort((a, b) => compareText(a.ticket, b.ticket) || compareText(a.clipId, b.clipId));
}

function leastLoaded(
  candidates: readonly string[],
  load: ReadonlyMap<string, number>,
  clipId: string,
  key: string,
): string | undefined {
  const loadOf = (reviewer: string) => load.get(reviewer) ?? 0;
  const least = Math.min(...candidates.map(loadOf));
  const tickets = candidates
    .filter((reviewer) => loadOf(reviewer) === least)
    .map((reviewer) => ({ reviewer, ticket: ticketOf(key, `${clipId}|${reviewer}`) }));
  return tickets.sort((a, b) => compareText(a.ticket, b.ticket))[0]?.reviewer;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
