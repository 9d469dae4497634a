import { ApiProperty } from '@nestjs/swagger';
import type { PreparedInvitation } from '../commands/changes/invite-person.command.js';
import type { Invitation } from '../commands/changes/admission.js';
import type { ListedPerson } from '../queries/listed-people.js';
import { PERSON_STATES, type PersonState } from '../persistence/person.entity.js';
import type { TermedGrant } from '../domain/role-rules.js';
import { HeldRole } from './sessions.responses.js';

export class TermedRole extends HeldRole {
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) validUntil: string | null;
}

export class PersonResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() username: string;
  @ApiProperty() displayName: string;
  @ApiProperty({ type: String, enum: PERSON_STATES }) state: PersonState;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) officerId: string | null;
  @ApiProperty({ type: [TermedRole] }) roles: TermedRole[];
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Temporary ones' })
  expiresAt: string | null;
  @ApiProperty({ description: 'Something waits for approval' }) isAwaiting: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lockedAt: string | null;
}

export class PeoplePage {
  @ApiProperty({ type: [PersonResponse] }) items: PersonResponse[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

export class InvitationResponse {
  @ApiProperty({ format: 'uuid' }) personId: string;
  @ApiProperty({ description: 'To be handed over; shown this once' }) link: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
}

export class PreparedInvitationResponse {
  @ApiProperty({ format: 'uuid' }) personId: string;
  @ApiProperty({ format: 'uuid' }) changeId: string;
  @ApiProperty({
    type: InvitationResponse,
    nullable: true,
    description: 'Null while somebody else has to approve; only the first chief needs nobody',
  })
  invitation: InvitationResponse | null;
}

export class ChangedResponse {
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'What waits for approval; null where it only took away, and so is done',
  })
  changeId: string | null;
}

export class ApprovalResponse {
  @ApiProperty({
    type: InvitationResponse,
    nullable: true,
    description: 'Where the approval was of an invitation',
  })
  invitation: InvitationResponse | null;
}

export function toTermedRole({ role, unitId, validUntil }: TermedGrant) {
  return { role, unitId, validUntil: validUntil?.toISOString() ?? null };
}

export function toPersonResponse({
  person,
  grants,
  isAwaiting,
  lockedAt,
}: ListedPerson): PersonResponse {
  const { id, username, displayName, state, officerId } = person;
  const names = { id, username, displayName, state, officerId };
  return {
    ...names,
    roles: grants.map(toTermedRole),
    createdAt: person.createdAt.toISOString(),
    expiresAt: person.expiresAt?.toISOString() ?? null,
    isAwaiting,
    lockedAt: lockedAt?.toISOString() ?? null,
  };
}

export function toInvitationResponse(
  invitation: Invitation,
  publicUrl: string,
): InvitationResponse {
  const link = `${publicUrl}/invitation?token=${invitation.token}`;
  return { personId: invitation.personId, link, expiresAt: invitation.expiresAt.toISOString() };
}

export function toPreparedInvitation(
  { personId, changeId, invitation }: PreparedInvitation,
  publicUrl: string,
): PreparedInvitationResponse {
  const link = invitation === null ? null : toInvitationResponse(invitation, publicUrl);
  return { personId, changeId, invitation: link };
}
