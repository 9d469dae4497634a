const DAY_MS = 24 * 3_600_000;
/** How far ahead those are named who are next. */
const AHEAD_MS = 7 * DAY_MS;

export interface Use {
  readonly createdAt: Date;
  readonly enabledAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** Since when an account is unused: since it was last seen, made, or enabled again. */
export function unusedSince({ createdAt, enabledAt, lastUsedAt }: Use): Date {
  const moments = [createdAt, enabledAt, lastUsedAt].flatMap((moment) => moment?.getTime() ?? []);
  return new Date(Math.max(...moments));
}

/** From when on the account is to be disabled (CJIS AC-2(3)). */
export function disabledFrom(use: Use, unusedDays: number): Date {
  return new Date(unusedSince(use).getTime() + unusedDays * DAY_MS);
}

export function isNext(use: Use, unusedDays: number, now: Date): boolean {
  return disabledFrom(use, unusedDays).getTime() <= now.getTime() + AHEAD_MS;
}
