import { ApiProperty } from '@nestjs/swagger';
import type { Invitation } from '../commands/invite-person.command.js';
import type { ListedPerson } from '../commands/list-people.command.js';
import { PERSON_STATES, type PersonState } from '../persistence/person.entity.js';
import { HeldRole } from './sessions.responses.js';

export class PersonResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() username: string;
  @ApiProperty() displayName: string;
  @ApiProperty({ type: String, enum: PERSON_STATES }) state: PersonState;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) officerId: string | null;
  @ApiProperty({ type: [HeldRole] }) roles: HeldRole[];
  @ApiProperty({ format: 'date-time' }) createdAt: string;
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

export function toPersonResponse({ person, grants }: ListedPerson): PersonResponse {
  const { id, username, displayName, state, officerId } = person;
  const roles = grants.map(({ role, unitId }) => ({ role, unitId }));
  const createdAt = person.createdAt.toISOString();
  return { id, username, displayName, state, officerId, roles, createdAt };
}

export function toInvitationResponse(
  invitation: Invitation,
  publicUrl: string,
): InvitationResponse {
  const link = `${publicUrl}/invitation?token=${invitation.token}`;
  return { personId: invitation.personId, link, expiresAt: invitation.expiresAt.toISOString() };
}
