import { BooleanField, EnumField, IdField, TextField } from '../../platform/http/fields.js';
import { PageRequest } from '../../platform/http/page.js';
import { type Decision, DECISIONS } from '../domain/recertification.js';

export class ItemsRequest extends PageRequest {
  @TextField({ max: 32, optional: true, pattern: /^[a-z-]+$/, says: 'Who holds this role' })
  role?: string;

  @IdField({ optional: true, says: 'Officers of this unit' })
  unitId?: string;

  @BooleanField({ optional: true, says: 'Only accounts about which nobody has decided' })
  isUndecided?: boolean;
}

export class DecisionRequest {
  @EnumField(DECISIONS)
  decision: Decision;

  @TextField({
    max: 500,
    optional: true,
    pattern: /\S/,
    says: 'Needed for whatever changes anything',
  })
  reason?: string;
}

export class ClosingRequest {
  @TextField({ max: 2000, pattern: /\S/, says: 'What the review found, in words' })
  summary: string;
}
