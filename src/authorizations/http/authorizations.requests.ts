import {
  BooleanField,
  EnumField,
  IdField,
  MomentField,
  TextField,
  TextListField,
} from '../../platform/http/fields.js';
import { PageRequest } from '../../platform/http/page.js';
import type { NewAuthorization } from '../domain/granting.js';
import {
  AUTHORIZATION_KINDS,
  AUTHORIZATION_REACHES,
  type AuthorizationKind,
  type AuthorizationReach,
  type Restriction,
  RESTRICTIONS,
  type Standing,
  STANDINGS,
} from '../domain/written-authorization.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A megabyte of PDF, as base64 has it. */
const MOST_CHARACTERS = 1_400_000;

export class ListAuthorizationsRequest extends PageRequest {
  @EnumField(AUTHORIZATION_KINDS, { optional: true })
  kind?: AuthorizationKind;

  @IdField({ optional: true, says: 'To whom it was given' })
  personId?: string;

  @EnumField(STANDINGS, { optional: true, says: 'How it stands now' })
  standing?: Standing;
}

export class GrantAuthorizationRequest {
  @EnumField(AUTHORIZATION_KINDS, {
    says: 'To watch footage, to authorize in the chief’s place, or to know of restricted clips',
  })
  kind: AuthorizationKind;

  @IdField({ says: 'Who is authorized' })
  personId: string;

  @EnumField(AUTHORIZATION_REACHES, { optional: true, says: 'To watch: which clips' })
  reach?: AuthorizationReach;

  @TextListField({ max: 200, optional: true, pattern: UUID, says: 'For the reach `units`' })
  unitIds?: string[];

  @BooleanField({ optional: true, says: 'Covers clips assigned for review, wherever they are' })
  coversReviews?: boolean;

  @TextListField({ max: RESTRICTIONS.length, of: RESTRICTIONS, optional: true })
  restrictions?: Restriction[];

  @TextField({ min: 10, max: 2000, says: 'The legitimate, specified law enforcement purpose' })
  purpose: string;

  @TextField({ max: 200, optional: true, says: 'Number or place of the signed document' })
  documentReference?: string;

  @TextField({
    max: MOST_CHARACTERS,
    optional: true,
    pattern: /^[A-Za-z0-9+/]+={0,2}$/,
    says: 'The signed document as PDF, base64, at most a megabyte',
  })
  document?: string;

  @MomentField({ optional: true, says: 'Now, unless it is later' })
  validFrom?: Date;

  @MomentField({ says: 'The first moment at which it holds no more' })
  validUntil: Date;
}

export class RevokeAuthorizationRequest {
  @TextField({ min: 3, max: 500, says: 'Why; kept with the authorization' })
  reason: string;
}

export function toNewAuthorization(body: Readonly<GrantAuthorizationRequest>): NewAuthorization {
  const { kind, personId, purpose, validUntil } = body;
  return {
    ...{ kind, personId, purpose, validUntil },
    reach: body.reach ?? null,
    unitIds: body.unitIds ?? [],
    coversReviews: kind === 'viewing' && body.coversReviews === true,
    restrictions: body.restrictions ?? [],
    documentReference: body.documentReference ?? null,
    document: body.document === undefined ? null : Buffer.from(body.document, 'base64'),
    validFrom: body.validFrom ?? new Date(0),
  };
}
