/** CJIS AC-7: five consecutive invalid attempts in fifteen minutes. */
export const ATTEMPTS_ALLOWED = 5;
export const ATTEMPT_WINDOW_MS = 15 * 60_000;

/** Whether an account that failed at these moments must wait. */
export function isLockedOut(failuresSinceSuccess: readonly Date[], now: Date): boolean {
  const recent = failuresSinceSuccess.filter(
    (moment) => now.getTime() - moment.getTime() < ATTEMPT_WINDOW_MS,
  );
  return recent.length >= ATTEMPTS_ALLOWED;
}
