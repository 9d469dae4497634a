import { z } from 'zod';

const wholeNumber = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

/** What becomes of an account about which nobody decided in time. */
export const UNDECIDED = ['escalate', 'disable'] as const;

/** How long the dates of people and accounts are good, by the same policy. */
export const personnelVariables = {
  PERSONNEL_TRAINING_DAYS: wholeNumber(1, 365)
    .default(365)
    .describe('Days for which security training is good (CJIS AT-2: at most a year)'),
  PERSONNEL_AGREEMENT_DAYS: wholeNumber(1, 365)
    .default(365)
    .describe('Days for which a signed access agreement is good (CJIS PS-6: at most a year)'),
  PERSONNEL_SCREENING_DAYS: wholeNumber(1, 3653)
    .optional()
    .describe('Days after which a screening is repeated (CJIS PS-3); without it, it is done once'),
  PERSONNEL_WARN_DAYS: wholeNumber(1, 90)
    .default(30)
    .describe('Days before its end from which a training or an agreement is warned of'),
  PERSONNEL_GRACE_DAYS: wholeNumber(0, 30)
    .default(0)
    .describe('Days in which a new account works before its dates are entered (CJIS: none)'),
  UNUSED_ACCOUNT_DAYS: wholeNumber(1, 90)
    .default(90)
    .describe('Days without use after which an account is disabled (CJIS AC-2(3): at most 90)'),
  RECERTIFICATION_EVERY_DAYS: wholeNumber(30, 365)
    .default(365)
    .describe('Days between two reviews of all accounts (CJIS AC-2 j: at most a year)'),
  RECERTIFICATION_DUE_DAYS: wholeNumber(1, 90)
    .default(30)
    .describe('Days in which a review of all accounts must be decided'),
  RECERTIFICATION_UNDECIDED: z
    .enum(UNDECIDED)
    .default('escalate')
    .describe('Whether an account that nobody decided about in time is shown as such or disabled'),
};

export interface PersonnelSettings {
  readonly goodDays: { screening: number | null; training: number; agreement: number };
  readonly warnDays: number;
  readonly graceDays: number;
  readonly unusedDays: number;
  readonly recertification: {
    readonly everyDays: number;
    readonly dueDays: number;
    readonly undecided: (typeof UNDECIDED)[number];
  };
}

type PersonnelVariables = z.output<z.ZodObject<typeof personnelVariables>>;

export function personnelSettings(env: PersonnelVariables): PersonnelSettings {
  return {
    goodDays: {
      screening: env.PERSONNEL_SCREENING_DAYS ?? null,
      training: env.PERSONNEL_TRAINING_DAYS,
      agreement: env.PERSONNEL_AGREEMENT_DAYS,
    },
    warnDays: env.PERSONNEL_WARN_DAYS,
    graceDays: env.PERSONNEL_GRACE_DAYS,
    unusedDays: env.UNUSED_ACCOUNT_DAYS,
    recertification: {
      everyDays: env.RECERTIFICATION_EVERY_DAYS,
      dueDays: env.RECERTIFICATION_DUE_DAYS,
      undecided: env.RECERTIFICATION_UNDECIDED,
    },
  };
}
