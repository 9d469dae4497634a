/** Of an account, what decides whether it is of any use. */
export interface AccountTimes {
  /** Null for those that last. */
  readonly expiresAt: Date | null;
}

/** Whether a temporary account's time is over, whether or not a job has come by. */
export function isOver({ expiresAt }: AccountTimes, now: Date): boolean {
  return expiresAt !== null && expiresAt <= now;
}
