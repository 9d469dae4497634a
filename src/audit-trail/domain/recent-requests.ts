/** So many identifiers are remembered at least, and at most twice as many. */
const GENERATION = 5_000;

/** Remembers requests for the moment between their entry and their answer, in bounded memory. */
export class RecentRequests {
  private newer = new Set<string>();
  private older = new Set<string>();

  add(requestId: string): void {
    if (this.newer.size >= GENERATION) {
      this.older = this.newer;
      this.newer = new Set();
    }
    this.newer.add(requestId);
  }

  has(requestId: string): boolean {
    return this.newer.has(requestId) || this.older.has(requestId);
  }
}
