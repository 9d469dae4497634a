import { MomentField, TextField, TextListField } from '../../platform/http/fields.js';
import { REFERENCE } from './audit-trail.requests.js';

export class RequestExpunctionRequest {
  @TextField({ min: 3, max: 300, says: 'The court, its file number and the date of the order' })
  reference: string;

  @TextField({
    max: 64,
    pattern: /^[0-9a-f]{64}$/,
    says: 'SHA-256 of the order as a file, in lower-case hexadecimal digits',
  })
  orderSha256: string;

  @TextListField({
    max: 1000,
    maxLength: 18,
    pattern: /^[1-9]\d*$/,
    says: 'Numbers of entries',
    optional: true,
  })
  entryIds?: string[];

  @TextListField({
    max: 100,
    pattern: REFERENCE,
    says: 'What entries are about, such as clip:<id>: all of them are meant',
    optional: true,
  })
  targets?: string[];

  @TextListField({
    max: 50,
    pattern: /^[A-Za-z][A-Za-z0-9]*$/,
    says: 'Names of the values, such as reason; without any, all values of the entries are meant',
    optional: true,
  })
  names?: string[];
}

export class RequestPruningRequest {
  @MomentField({ says: 'The first moment of a month in UTC: entries from before it are to go' })
  before: Date;
}
