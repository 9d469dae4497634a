import type { DateStanding } from './dates.js';
import type { EmploymentState } from './employment.js';

/** What is decided about an account: it stays, its roles change, or it ends. */
export const DECISIONS = ['keep', 'change', 'disable'] as const;
export type Decision = (typeof DECISIONS)[number];

/** What was known of an account when the review began. */
export interface KnownOfAccount {
  readonly username: string;
  readonly displayName: string;
  readonly accountState: string;
  readonly roles: readonly { role: string; unitId: string | null }[];
  readonly lastUsedAt: string | null;
  readonly employment: EmploymentState;
  readonly dates: readonly Pick<DateStanding, 'kind' | 'standing' | 'doneOn' | 'endsOn'>[];
  /** How many written authorizations held. */
  readonly authorizations: number;
}

export interface Progress {
  readonly total: number;
  readonly keep: number;
  readonly change: number;
  readonly disable: number;
  readonly undecided: number;
}

const DAY_MS = 24 * 3_600_000;

export function dueAfter(openedAt: Date, dueDays: number): Date {
  return new Date(openedAt.getTime() + dueDays * DAY_MS);
}

/** Whether the next review is due: so long after the last one, or after the first account. */
export function isDue(lastAt: Date, everyDays: number, now: Date): boolean {
  return now.getTime() - lastAt.getTime() >= everyDays * DAY_MS;
}

/** A reason is needed for whatever changes anything. */
export function needsReason(decision: Decision): boolean {
  return decision !== 'keep';
}
