import { ticketHead, ticketOf } from './ticket.js';

/** A clip with its ticket number. */
export interface TicketedClip {
  readonly clipId: string;
  readonly ticket: string;
}

/** A clip whose whole ticket is computed only if the head does not decide. */
interface Candidate {
  readonly clipId: string;
  readonly head: number;
  ticket?: string;
}

/**
 * Keeps the smallest tickets of all clips offered: a heap whose top is the largest of those kept.
 * Nearly every clip is turned away by nine digits of its ticket, which is what makes a draw from
 * a million clips a matter of seconds.
 */
export class SmallestTickets {
  private readonly heap: Candidate[] = [];

  constructor(
    private readonly key: string,
    private readonly wanted: number,
  ) {}

  offer(clipId: string): void {
    const candidate: Candidate = { clipId, head: ticketHead(this.key, clipId) };
    if (this.heap.length < this.wanted) {
      this.heap.push(candidate);
      this.rise(this.heap.length - 1);
      return;
    }
    const largest = this.heap[0];
    if (largest === undefined || this.compare(candidate, largest) >= 0) return;
    this.heap[0] = candidate;
    this.sink();
  }

  /** The clips kept, smallest ticket first. */
  inOrder(): TicketedClip[] {
    return [...this.heap]
      .sort((a, b) => this.compare(a, b))
      .map((candidate) => ({ clipId: candidate.clipId, ticket: this.ticketOf(candidate) }));
  }

  /** By ticket as text; equal tickets, which nobody has ever seen, by id. */
  private compare(a: Candidate, b: Candidate): number {
    if (a.head !== b.head) return a.head - b.head;
    const [ticketA, ticketB] = [this.ticketOf(a), this.ticketOf(b)];
    if (ticketA !== ticketB) return ticketA < ticketB ? -1 : 1;
    return a.clipId < b.clipId ? -1 : Number(a.clipId > b.clipId);
  }

  private ticketOf(candidate: Candidate): string {
    candidate.ticket ??= ticketOf(this.key, candidate.clipId);
    return candidate.ticket;
  }

  private rise(from: number): void {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!this.swapIfLarger(at, parent)) return;
      at = parent;
    }
  }

  private sink(): void {
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const larger = this.isLarger(right, left) ? right : left;
      if (!this.swapIfLarger(larger, at)) return;
      at = larger;
    }
  }

  private isLarger(at: number, other: number): boolean {
    const [a, b] = [this.heap[at], this.heap[other]];
    return a !== undefined && b !== undefined && this.compare(a, b) > 0;
  }

  private swapIfLarger(child: number, parent: number): boolean {
    const [a, b] = [this.heap[child], this.heap[parent]];
    if (a === undefined || b === undefined || this.compare(a, b) <= 0) return false;
    this.heap[child] = b;
    this.heap[parent] = a;
    return true;
  }
}
