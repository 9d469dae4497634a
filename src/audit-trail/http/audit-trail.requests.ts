import { OmitType } from '@nestjs/swagger';
import { EnumField, MomentField, TextField } from '../../platform/http/fields.js';
import { PageRequest } from '../../platform/http/page.js';
import { OUTCOMES } from '../domain/audit-event.js';

/** `<what>:<identifier>`, as actors and targets are written. */
export const REFERENCE = /^[a-z][a-z-]*:[A-Za-z0-9._:-]+$/;

export class ListEntriesRequest extends PageRequest {
  @TextField({
    max: 100,
    pattern: /^[a-z][a-z-]*\.([a-z-]+|\*)$/,
    optional: true,
    says: 'Such as review.signed, or review.* for all of a feature',
  })
  kind?: string;

  @TextField({ max: 200, pattern: REFERENCE, optional: true, says: 'Such as person:<id>' })
  actor?: string;

  @TextField({ max: 200, pattern: REFERENCE, optional: true, says: 'Such as clip:<id>' })
  target?: string;

  @EnumField(OUTCOMES, { optional: true })
  outcome?: string;

  @TextField({ max: 50, pattern: /^[a-z][a-z_-]*$/, optional: true, says: 'Such as review' })
  purpose?: string;

  @MomentField({ optional: true, says: 'Entries of this moment or later' })
  from?: Date;

  @MomentField({ optional: true, says: 'Entries before this moment' })
  to?: Date;
}

/** The filter of the list, without its paging. */
export class EvidenceRequest extends OmitType(ListEntriesRequest, ['cursor', 'limit'] as const) {}

export class SearchActorsRequest {
  @TextField({ min: 2, max: 100, says: 'A part of a name, of two letters or more' })
  name: string;
}
