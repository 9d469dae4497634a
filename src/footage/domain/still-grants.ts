/** How long after a list was read its stills need no entry of their own. */
export const STILLS_HOLD_MS = 10 * 60_000;

/** Stills remembered at most, over all sessions; whoever falls out leaves an entry for each again. */
const MOST_GRANTS = 100_000;

/**
 * Which stills a session was shown by a list whose entry names them: fetching these is part of
 * that act. What is not remembered here, after a restart or by another process, leaves an entry of
 * its own, so nothing is ever shown without one.
 */
export class StillGrants {
  /** Until when, in milliseconds since 1970, by session and clip; the oldest first. */
  private readonly grants = new Map<string, number>();

  grant(sessionId: string, clipIds: readonly string[], now: Date): void {
    for (const clipId of clipIds) {
      const key = keyOf(sessionId, clipId);
      this.grants.delete(key);
      this.grants.set(key, now.getTime() + STILLS_HOLD_MS);
    }
    for (const [key, until] of this.grants) {
      if (this.grants.size <= MOST_GRANTS && until > now.getTime()) return;
      this.grants.delete(key);
    }
  }

  holds(sessionId: string, clipId: string, now: Date): boolean {
    return (this.grants.get(keyOf(sessionId, clipId)) ?? 0) > now.getTime();
  }
}

function keyOf(sessionId: string, clipId: string): string {
  return `${sessionId}/${clipId.toLowerCase()}`;
}
