import { TextField } from '../../platform/http/fields.js';

/** What an identity provider sent the browser back with, as it came. */
export class ReturnRequest {
  @TextField({ max: 200 })
  state: string;

  @TextField({ max: 4096, optional: true })
  code?: string;

  @TextField({ max: 1000, optional: true, says: 'The issuer, where it names itself (RFC 9207)' })
  iss?: string;

  @TextField({ max: 200, optional: true, says: 'Where it refused' })
  error?: string;
}
