import { BooleanField, PasswordField, TextField } from '../../platform/http/fields.js';

const DIGEST = /^[0-9a-f]{64}$/;

export class SignInRequest {
  @TextField({ max: 200 })
  username: string;

  @PasswordField({ maxBytes: 1024, says: 'Taken exactly as typed' })
  password: string;

  @TextField({
    max: 64,
    pattern: DIGEST,
    optional: true,
    says: 'Digest of the notice, where it was acknowledged already',
  })
  notice?: string;

  @BooleanField({ optional: true, says: 'For programs: answer tokens, set no cookies' })
  bearer?: boolean;
}

export class NoticeRequest {
  @TextField({ max: 64, pattern: DIGEST, says: 'Digest of the notice that was read' })
  digest: string;
}

export class ChangePasswordRequest {
  @PasswordField({ maxBytes: 1024, says: 'The present one' })
  current: string;

  @PasswordField({ maxBytes: 1024, says: 'The new one, taken exactly as typed' })
  password: string;
}

export class NewPasswordRequest {
  @PasswordField({ maxBytes: 1024, says: 'Taken exactly as typed' })
  password: string;
}

export class ResetRequest {
  @TextField({ max: 100 })
  token: string;

  @PasswordField({ maxBytes: 1024, says: 'Taken exactly as typed' })
  password: string;
}

export class AccountReasonRequest {
  @TextField({ min: 3, max: 500, says: 'Why, such as how the person was recognized' })
  reason: string;
}
