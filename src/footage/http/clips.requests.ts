import {
  BooleanField,
  EnumField,
  IdField,
  MomentField,
  TextField,
} from '../../platform/http/fields.js';
import { PageRequest } from '../../platform/http/page.js';
import { CATEGORIES, PURPOSES, type Category, type Purpose } from '../domain/categories.js';
import { CLIP_STATES, type ClipState } from '../domain/clip-state.js';

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

export class OpenPlaybackRequest {
  @EnumField(PURPOSES, { says: 'Why this clip is opened now' })
  purpose: Purpose;
}

export class CategorizeClipRequest {
  @EnumField(CATEGORIES)
  category: Category;

  @TextField({ max: 500, says: 'Why; kept in the history of the clip' })
  reason: string;
}
