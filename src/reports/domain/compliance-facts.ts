import type { VerdictName } from '../../activations/activations.public.js';
import type { Standing } from '../../reviews/reviews.public.js';

export type Verdict = VerdictName;

/** A review that was assigned in the period, as it stood at the cut-off. */
export interface ReviewFact {
  readonly unitId: string | null;
  readonly reviewerId: string;
  readonly drawId: string;
  readonly standing: Standing;
}

/** A holster draw that happened in the period, with the verdict that held at the cut-off. */
export interface HolsterDrawFact {
  readonly unitId: string | null;
  readonly verdict: Verdict;
}

/** Everything that a report is made of: nothing that was recorded after the cut-off. */
export interface ComplianceFacts {
  readonly reviews: readonly ReviewFact[];
  readonly holsterDraws: readonly HolsterDrawFact[];
  /** Names by identifier, of units and of people. */
  readonly names: ReadonlyMap<string, string>;
}

/** What was asked for; repeated, it gives the same report. */
export interface ComplianceQuestion {
  readonly agency: { readonly name: string; readonly timeZone: string };
  readonly from: Date;
  readonly to: Date;
  readonly cutoff: Date;
  readonly unit: { readonly id: string; readonly name: string } | null;
}
