import {
  BooleanField,
  EnumField,
  IdField,
  MomentField,
  TextField,
} from '../../platform/http/fields.js';
import { PageRequest } from '../../platform/http/page.js';
import { type Restriction, RESTRICTIONS } from '../../authorizations/authorizations.public.js';
import { CATEGORIES, type Category } from '../domain/categories.js';
import { CLIP_STATES, type ClipState } from '../domain/clip-state.js';
import { STATED_PURPOSES, type StatedPurpose } from '../domain/purposes.js';

export class ListClipsRequest extends PageRequest {
  @IdField({ optional: true })
  unitId?: string;

  @IdField({ optional: true })
  officerId?: string;

  @TextField({ max: 100, optional: true })
  cameraSerial?: string;

  @EnumField(CLIP_STATES, { optional: true })
  state?: ClipState;

  @EnumField(CATEGORIES, { optional: true })
  category?: Category;

  @BooleanField({ optional: true, says: 'Only clips without a category' })
  uncategorized?: boolean;

  @MomentField({ optional: true, says: 'Recorded at this moment or later' })
  from?: Date;

  @MomentField({ optional: true, says: 'Recorded before this moment' })
  to?: Date;
}

/** Why footage, or what is known of it, is wanted now; as a body or as a query. */
export class PurposeRequest {
  @EnumField(STATED_PURPOSES, { says: 'Why it is wanted now' })
  purpose: (typeof STATED_PURPOSES)[number];

  @TextField({ max: 100, optional: true, says: 'Number of the case, request or complaint' })
  reference?: string;

  @TextField({ max: 500, optional: true, says: 'In words; needed for the purpose `other`' })
  explanation?: string;
}

export function toStatedPurpose(request: Readonly<PurposeRequest>): StatedPurpose {
  const { purpose, reference = null, explanation = null } = request;
  return { purpose, reference, explanation };
}

export class RestrictClipRequest {
  @EnumField(RESTRICTIONS)
  restriction: Restriction;

  @BooleanField({ says: 'False to lift it' })
  isRestricted: boolean;

  @TextField({ min: 3, max: 500, says: 'Why; kept in the history of the clip' })
  reason: string;
}

export class CategorizeClipRequest {
  @EnumField(CATEGORIES)
  category: Category;

  @TextField({ max: 500, says: 'Why; kept in the history of the clip' })
  reason: string;
}
