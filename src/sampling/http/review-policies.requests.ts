import {
  IdField,
  MomentField,
  TextField,
  TextListField,
  WholeNumberField,
} from '../../platform/http/fields.js';
import type { ReviewPolicyDraft } from '../domain/review-policy.js';
import { EXCLUSION_CODES, type ExclusionCode } from '../domain/exclusion.js';

const DAY_MS = 86_400_000;

export class SaveReviewPolicyRequest {
  @TextField({ max: 100, says: 'Saving under a name that exists makes a new version of it' })
  name: string;

  @IdField({ optional: true, says: 'Draws from this unit only; otherwise from the whole agency' })
  unitId?: string;

  @WholeNumberField({ min: 1, max: 1000, says: 'Clips of each officer in each period' })
  clipsPerOfficer: number;

  @WholeNumberField({ min: 1, max: 366 })
  periodDays: number;

  @WholeNumberField({ min: 0, max: DAY_MS, says: 'Shorter clips are excluded; 0 for none' })
  minimumDurationMs: number;

  @TextListField({ max: EXCLUSION_CODES.length, of: EXCLUSION_CODES })
  exclusions: ExclusionCode[];

  @WholeNumberField({ min: 1, max: 366, says: 'Days from the draw until a review is due' })
  dueDays: number;

  @WholeNumberField({ min: 0, max: 100, says: 'Share of a clip to be played before signing' })
  requiredWatchSharePercent: number;

  @MomentField({ optional: true, says: 'Not in the past; now, unless stated' })
  validFrom?: Date;
}

export function toReviewPolicyDraft(body: Readonly<SaveReviewPolicyRequest>): ReviewPolicyDraft {
  return { ...body, unitId: body.unitId ?? null };
}
