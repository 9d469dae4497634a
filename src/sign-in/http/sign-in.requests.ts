import { BooleanField, TextField } from '../../platform/http/fields.js';

export class SignInRequest {
  @TextField({ max: 200 })
  username: string;

  @TextField({ max: 1024, says: 'Taken exactly as typed' })
  password: string;

  @BooleanField({ optional: true, says: 'For machines: answer a bearer token, set no cookie' })
  bearer?: boolean;
}
