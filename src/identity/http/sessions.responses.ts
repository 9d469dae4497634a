import { ApiProperty } from '@nestjs/swagger';
import { type Permission, PERMISSIONS, type Role, ROLES } from '../domain/permissions.js';
import type { SignedIn } from '../domain/signed-in.js';

const permissionNames = Object.keys(PERMISSIONS);

export class HeldRole {
  @ApiProperty({ type: String, enum: ROLES }) role: Role;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) unitId: string | null;
}

export class SessionPerson {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() username: string;
  @ApiProperty() displayName: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) officerId: string | null;
  @ApiProperty({ type: [HeldRole] }) roles: HeldRole[];
  @ApiProperty({ type: String, isArray: true, enum: permissionNames }) permissions: Permission[];
}

export class CurrentSession {
  @ApiProperty() person: SessionPerson;
}

export function toCurrentSession(actor: SignedIn): CurrentSession {
  const { personId: id, username, displayName, officerId } = actor;
  const roles = actor.grants.map(({ role, unitId }) => ({ role, unitId }));
  const permissions = actor.permissions();
  return { person: { id, username, displayName, officerId, roles, permissions } };
}
