import type { Outcome } from './audit-event.js';

/** What entries to look for; everything given must hold. */
export interface EntrySelection {
  /** Of any of these kinds. */
  readonly kinds?: readonly string[];
  readonly notKinds?: readonly string[];
  readonly outcomes?: readonly Exclude<Outcome, 'success'>[];
  /** Facts with exactly this value; null for one that is null or not there. */
  readonly facts?: Readonly<Record<string, string | null>>;
  /** Facts that are there, with any other value. */
  readonly factsOtherThan?: Readonly<Record<string, string>>;
  /** Stated outside of these hours. */
  readonly outside?: LocalHours;
  /** The stated moment is further than this from the one at which the database received it. */
  readonly clockOffSeconds?: number;
}

/** Hours of the day as the clocks of a zone show them. */
export interface LocalHours {
  /** IANA name. */
  readonly timeZone: string;
  /** `06:00`, the first minute inside. */
  readonly from: string;
  /** `22:00`, the first minute outside again; later than `from`. */
  readonly to: string;
  /** Whether Saturdays and Sundays are outside as a whole. */
  readonly weekendsOutside: boolean;
}

/** A stretch of the trail by the numbers of its entries. */
export interface Stretch {
  /** The number before the first; `0` for the beginning. */
  readonly after: string;
  /** The number of the last. */
  readonly last: string;
}
