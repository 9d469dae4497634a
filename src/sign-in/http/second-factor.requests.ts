import { ForeignObjectField, TextField } from '../../platform/http/fields.js';

const CODE = { max: 6, pattern: /^\d{6}$/, says: 'The six digits that the app shows now' };
const NAME = { max: 60, pattern: /\S/, optional: true, says: 'The person’s own word for it' };

export class CodeRequest {
  @TextField(CODE)
  code: string;
}

export class RecoveryCodeRequest {
  @TextField({ max: 60, says: 'In any case, with or without its hyphens' })
  code: string;
}

export class PasskeyRequest {
  @ForeignObjectField({ says: 'AuthenticationResponseJSON of WebAuthn Level 3' })
  response: Record<string, unknown>;
}

export class EnrolTotpOnTheWayRequest extends CodeRequest {
  @TextField(NAME)
  name?: string;
}

export class EnrolPasskeyOnTheWayRequest {
  @ForeignObjectField({ says: 'RegistrationResponseJSON of WebAuthn Level 3' })
  response: Record<string, unknown>;

  @TextField(NAME)
  name?: string;
}
