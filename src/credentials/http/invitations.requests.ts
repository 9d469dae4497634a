import { TextField } from '../../platform/http/fields.js';

export class AcceptInvitationRequest {
  @TextField({ max: 100 })
  token: string;

  @TextField({ max: 1024, says: 'Twelve characters or more' })
  password: string;
}
