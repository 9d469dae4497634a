import { PasswordField, TextField } from '../../platform/http/fields.js';

export class AcceptInvitationRequest {
  @TextField({ max: 100 })
  token: string;

  @PasswordField({ maxBytes: 1024, says: 'Taken exactly as typed' })
  password: string;
}
