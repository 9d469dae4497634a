import { ForeignObjectField, TextField } from '../../platform/http/fields.js';
import { FACTOR_NAME_MAX } from '../domain/second-factor.js';

const NAME = { max: FACTOR_NAME_MAX, says: 'The person’s own word for it', pattern: /\S/ };

export class NameFactorRequest {
  @TextField(NAME)
  name: string;
}

export class ConfirmTotpRequest {
  @TextField({ max: 6, pattern: /^\d{6}$/, says: 'The six digits that the app shows now' })
  code: string;

  @TextField({ ...NAME, optional: true })
  name?: string;
}

export class EnrolPasskeyRequest {
  @ForeignObjectField({ says: 'RegistrationResponseJSON of WebAuthn Level 3' })
  response: Record<string, unknown>;

  @TextField({ ...NAME, optional: true })
  name?: string;
}

export class FactorResetReasonRequest {
  @TextField({ min: 5, max: 500, says: 'Why, for those who read the audit trail' })
  reason: string;
}
