import type { Purpose } from './attempt.js';

/** Clocks of two houses differ a little. */
const TOLERANCE_MS = 30_000;

/**
 * Whether somebody proved at the provider lately enough who they are. Whoever confirms or links
 * must have done so since they were sent there, and the provider must say so. To come in, a time
 * that is not said is taken for an old one later, so nothing is gained by it.
 */
export function isRecentEnough(
  purpose: Purpose,
  provedAt: Date | null,
  { begunAt, now, maximumHours }: { begunAt: Date; now: Date; maximumHours: number },
): boolean {
  const isFromFuture = provedAt !== null && provedAt.getTime() > now.getTime() + TOLERANCE_MS;
  if (isFromFuture) return false;
  if (purpose === 'confirmation' || purpose === 'link') {
    return provedAt !== null && provedAt.getTime() >= begunAt.getTime() - TOLERANCE_MS;
  }
  const oldest = now.getTime() - maximumHours * 3_600_000 - TOLERANCE_MS;
  return provedAt === null || provedAt.getTime() >= oldest;
}

/**
 * From when on a session counts as proved: from what the provider says, never later than now.
 * Where it says nothing, from so long ago that weighty acts ask anew.
 */
export function provedSince(provedAt: Date | null, now: Date, maximumHours: number): Date {
  if (provedAt === null) return new Date(now.getTime() - maximumHours * 3_600_000);
  return provedAt < now ? provedAt : now;
}
