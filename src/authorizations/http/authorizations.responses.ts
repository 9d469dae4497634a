import { ApiProperty } from '@nestjs/swagger';
import type { AuthorizationList } from '../commands/list-authorizations.command.js';
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
import type { NamedAuthorization } from '../queries/named-authorizations.js';

export class AuthorizedUnit {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
}

export class NamedPerson {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
}

export class AuthorizationRevocation {
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty() by: string;
  @ApiProperty() reason: string;
}

export class AuthorizationResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, enum: AUTHORIZATION_KINDS }) kind: AuthorizationKind;
  @ApiProperty({ type: NamedPerson }) person: NamedPerson;
  @ApiProperty({ type: String, enum: STANDINGS }) standing: Standing;
  @ApiProperty({ type: String, enum: AUTHORIZATION_REACHES, nullable: true })
  reach: AuthorizationReach | null;
  @ApiProperty({ type: [AuthorizedUnit] }) units: AuthorizedUnit[];
  @ApiProperty() coversReviews: boolean;
  @ApiProperty({ type: String, enum: RESTRICTIONS, isArray: true }) restrictions: Restriction[];
  @ApiProperty() purpose: string;
  @ApiProperty({ type: NamedPerson }) authorizedBy: NamedPerson;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Under which it was given; null where the head of the agency gave it',
  })
  designationId: string | null;
  @ApiProperty({ type: String, nullable: true }) documentReference: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 of the uploaded document' })
  documentSha256: string | null;
  @ApiProperty({ format: 'date-time' }) validFrom: string;
  @ApiProperty({ format: 'date-time' }) validUntil: string;
  @ApiProperty({ format: 'date-time' }) grantedAt: string;
  @ApiProperty({ type: AuthorizationRevocation, nullable: true })
  revocation: AuthorizationRevocation | null;
}

export class AuthorizationPage {
  @ApiProperty({ type: [AuthorizationResponse], description: 'Those that end last first' })
  items: AuthorizationResponse[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
  @ApiProperty() mayGrant: boolean;
  @ApiProperty() mayDesignate: boolean;
}

export class GrantedAuthorization {
  @ApiProperty({ format: 'uuid' }) id: string;
}

export class FootagePersonResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'Whether the role watches footage' }) watches: boolean;
  @ApiProperty() isAuthorized: boolean;
}

export class FootagePeople {
  @ApiProperty({ type: [FootagePersonResponse], description: 'By name' })
  items: FootagePersonResponse[];
}

export function toAuthorizationPage(list: AuthorizationList): AuthorizationPage {
  const { items, nextCursor, mayGrant, mayDesignate } = list;
  return { items: items.map(toAuthorization), nextCursor, mayGrant, mayDesignate };
}

export function toAuthorization(named: NamedAuthorization): AuthorizationResponse {
  const { given, standing, units } = named;
  const { id, kind, reach, coversReviews, purpose, designationId } = given;
  return {
    ...{ id, kind, standing, reach, coversReviews, purpose, designationId },
    person: { id: given.personId, name: named.personName },
    units: units.map((unit) => ({ id: unit.id, name: unit.name })),
    restrictions: [...given.restrictions],
    authorizedBy: { id: given.authorizedBy, name: named.authorizedByName },
    documentReference: given.documentReference,
    documentSha256: given.documentSha256,
    validFrom: given.validFrom.toISOString(),
    validUntil: given.validUntil.toISOString(),
    grantedAt: given.grantedAt.toISOString(),
    revocation: given.revokedAt && {
      at: given.revokedAt.toISOString(),
      by: named.revokedByName ?? '',
      reason: given.revocationReason ?? '',
    },
  };
}
