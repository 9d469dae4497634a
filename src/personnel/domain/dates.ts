import { daysBetween, type LocalDay, plusDays } from './local-day.js';

/** What must be done before somebody may have access, and again: PS-3, AT-2 and PS-6. */
export const DATE_KINDS = ['screening', 'training', 'agreement'] as const;
export type DateKind = (typeof DATE_KINDS)[number];

/** How long each is good. */
export interface DateRules {
  /** Days for which each kind is good; null for one that is done once. */
  readonly goodDays: Readonly<Record<DateKind, number | null>>;
  /** Days before its end from which a date is warned of. */
  readonly warnDays: number;
  /** Days of a new account in which a missing date only warns. */
  readonly graceDays: number;
}

export const STANDINGS = ['good', 'ends-soon', 'grace', 'missing', 'overdue'] as const;
export type Standing = (typeof STANDINGS)[number];

export interface DateStanding {
  readonly kind: DateKind;
  readonly standing: Standing;
  readonly doneOn: LocalDay | null;
  /** The first day on which it no longer counts; null where it was never done or has no end. */
  readonly endsOn: LocalDay | null;
  /** Whether whoever it is about may not come in for it. */
  readonly bars: boolean;
}

export type DoneOn = Readonly<Partial<Record<DateKind, LocalDay>>>;

/**
 * How somebody's dates stand on a day.
 * @param accountMadeOn the day from which the grace of a new account counts
 */
export function standingsOf(
  done: DoneOn,
  rules: DateRules,
  days: { today: LocalDay; accountMadeOn: LocalDay },
): DateStanding[] {
  return DATE_KINDS.map((kind) => {
    const doneOn = done[kind] ?? null;
    const goodDays = rules.goodDays[kind];
    const endsOn = doneOn === null || goodDays === null ? null : plusDays(doneOn, goodDays);
    const standing = judge(doneOn, endsOn, rules, days);
    const bars = standing === 'missing' || standing === 'overdue';
    return { kind, standing, doneOn, endsOn, bars };
  });
}

function judge(
  doneOn: LocalDay | null,
  endsOn: LocalDay | null,
  { graceDays, warnDays }: DateRules,
  { today, accountMadeOn }: { today: LocalDay; accountMadeOn: LocalDay },
): Standing {
  if (doneOn === null) {
    return daysBetween(accountMadeOn, today) < graceDays ? 'grace' : 'missing';
  }
  if (endsOn === null) return 'good';
  if (today >= endsOn) return 'overdue';
  return daysBetween(today, endsOn) <= warnDays ? 'ends-soon' : 'good';
}

/** What each kind is called where somebody is told of it. */
export const DATE_WORDS: Readonly<Record<DateKind, string>> = {
  screening: 'fingerprint-based screening',
  training: 'security training',
  agreement: 'signed access agreement',
};
