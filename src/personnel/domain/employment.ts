import type { LocalDay } from './local-day.js';

export const EMPLOYMENT_STATES = ['active', 'on-leave', 'terminated'] as const;
export type EmploymentState = (typeof EMPLOYMENT_STATES)[number];

/** From the first day to the last, both of them included; open while `toOn` is null. */
export interface Leave {
  readonly id: string;
  readonly fromOn: LocalDay;
  readonly toOn: LocalDay | null;
  /** Whether the account is shut meanwhile. */
  readonly barsAccess: boolean;
}

export interface Termination {
  readonly id: string;
  /** When the agency learned of it. */
  readonly knownAt: Date;
  /** When the employment ends. */
  readonly endsAt: Date;
  readonly isHighRisk: boolean;
  readonly accessEndedAt: Date | null;
}

export interface Employment {
  readonly state: EmploymentState;
  readonly leave: Leave | null;
  readonly termination: Termination | null;
}

/** Where somebody stands: a termination that has come weighs more than a leave. */
export function employmentOf(
  leaves: readonly Leave[],
  termination: Termination | null,
  { today, now }: { today: LocalDay; now: Date },
): Employment {
  const leave = leaves.find((one) => isRunning(one, today)) ?? null;
  if (termination !== null && termination.endsAt <= now) {
    return { state: 'terminated', leave, termination };
  }
  return { state: leave === null ? 'active' : 'on-leave', leave, termination };
}

function isRunning({ fromOn, toOn }: Leave, today: LocalDay): boolean {
  return fromOn <= today && (toOn === null || today <= toOn);
}

const MINUTE = 60_000;
/** CJIS PS-4 and AC-2 h. */
const ORDINARY_MS = 24 * 60 * MINUTE;
/** CJIS AC-2(13): counted from the discovery, not from the end of the employment. */
const HIGH_RISK_MS = 30 * MINUTE;

/** By when access must have ended. */
export function accessDueAt({
  knownAt,
  endsAt,
  isHighRisk,
}: Pick<Termination, 'knownAt' | 'endsAt' | 'isHighRisk'>): Date {
  return isHighRisk
    ? new Date(knownAt.getTime() + HIGH_RISK_MS)
    : new Date(endsAt.getTime() + ORDINARY_MS);
}

/** Whether access ended too late, or is still open although its time is over. */
export function isLate(termination: Termination, now: Date): boolean {
  return (termination.accessEndedAt ?? now) > accessDueAt(termination);
}
