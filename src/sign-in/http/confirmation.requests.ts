import { ForeignObjectField, TextField } from '../../platform/http/fields.js';

export class ConfirmSessionRequest {
  @TextField({ max: 1024, says: 'Taken exactly as typed' })
  password: string;

  @TextField({
    max: 6,
    pattern: /^\d{6}$/,
    optional: true,
    says: 'What the authenticator app shows; needed by whoever has one',
  })
  code?: string;
}

export class ConfirmByPasskeyRequest {
  @ForeignObjectField({ says: 'AuthenticationResponseJSON of WebAuthn Level 3' })
  response: Record<string, unknown>;
}
