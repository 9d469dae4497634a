/** What one process recorded, and what it had to refuse because it could not record it. */
export interface Counts {
  readonly recorded: number;
  readonly refused: number;
}

/** Counts acts, so that a heartbeat can say how many there were, and silence becomes visible. */
export class RecordingCounts {
  private recorded = 0;
  private refused = 0;
  private lastRefusal: Date | null = null;
  private readonly listeners: (() => void)[] = [];

  /** Since this process started. */
  get total(): Counts {
    return { recorded: this.recorded, refused: this.refused };
  }

  get lastRefusedAt(): Date | null {
    return this.lastRefusal;
  }

  /** Calls back whenever an act is refused because it cannot be recorded. */
  onRefused(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Attempts count, not commits: an act that fails afterwards, or is tried again, counts too. */
  addRecorded(acts: number): void {
    this.recorded += acts;
  }

  addRefused(acts: number): void {
    this.refused += acts;
    this.lastRefusal = new Date();
    for (const listener of this.listeners) listener();
  }
}
