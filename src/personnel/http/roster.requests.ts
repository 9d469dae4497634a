import { TextField, TextListField } from '../../platform/http/fields.js';
import { MOST_ROWS } from '../domain/roster-file.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export class ApplyRosterRequest {
  @TextField({
    max: 64,
    pattern: /^[0-9a-f]{64}$/,
    says: 'Of the difference that was looked at',
  })
  digest: string;

  @TextListField({
    ...{ max: MOST_ROWS, maxLength: 36, pattern: UUID, optional: true },
    says: 'Officers who are missing from the file because they are not here any more',
  })
  left?: string[];
}
