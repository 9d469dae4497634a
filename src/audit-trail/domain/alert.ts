/** Something about the trail that somebody has to be woken for. */
export interface AlertCause {
  /** The part of the trail, as {@link TrailCondition.part}: one alert for each. */
  readonly cause: string;
  /** What is so and what to do. */
  readonly says: string;
}

/** A cause from when it was first seen until it was gone. */
export interface Alert extends AlertCause {
  readonly id: string;
  readonly raisedAt: Date;
  readonly clearedAt: Date | null;
}

/** What there is to tell about an alert. */
export const NEWS = ['raised', 'cleared'] as const;
export type News = (typeof NEWS)[number];

/** While it lasts, it is told again: the first message may have been overlooked. */
export const REPEAT_AFTER_MS = 4 * 60 * 60 * 1000;

/** How long a sender may be silent before another one tries, in case it died while sending. */
export const CLAIM_MS = 2 * 60 * 1000;

/** What a process that looks at the trail can say about it. */
interface Stated {
  readonly part: string;
  readonly state: 'off' | 'good' | 'stale' | 'failed';
  readonly says: string;
}

/**
 * A failed part is a cause at once. A stale one becomes a cause when it stays stale: a witness that
 * is restarted is no news. CJIS AU-5 wants to know within the hour.
 */
export const STALE_GRACE_MS = 15 * 60 * 1000;

/** Remembers since when parts have been stale. */
export class Causes {
  private readonly staleSince = new Map<string, number>();

  /** What asks for an alert, one per part, given how every part stands at a moment. */
  of(conditions: readonly Stated[], now: Date): AlertCause[] {
    const parts = Map.groupBy(conditions, ({ part }) => part);
    for (const part of this.staleSince.keys()) if (!parts.has(part)) this.staleSince.delete(part);
    return [...parts].flatMap(([cause, all]) => {
      const wrong = all.filter(({ state }) => state === 'failed' || state === 'stale');
      if (!this.isCause(cause, wrong, now.getTime())) return [];
      return [{ cause, says: wrong.map(({ says }) => says).join(' ') }];
    });
  }

  private isCause(part: string, wrong: readonly Stated[], now: number): boolean {
    if (wrong.length === 0) {
      this.staleSince.delete(part);
      return false;
    }
    const since = this.staleSince.get(part) ?? now;
    this.staleSince.set(part, since);
    return wrong.some(({ state }) => state === 'failed') || now - since >= STALE_GRACE_MS;
  }
}
