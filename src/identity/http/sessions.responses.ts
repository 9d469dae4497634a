import { ApiProperty } from '@nestjs/swagger';
import { type Permission, PERMISSIONS, type Role, ROLES } from '../domain/permissions.js';
import { SIGN_IN_METHODS, type SignInMethod } from '../domain/session.js';
import type { SignedIn } from '../domain/signed-in.js';
import type { OwnSession, SessionEnds } from '../queries/own-sessions.query.js';

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

/** When a session ends by itself. */
export class SessionEndsResponse {
  @ApiProperty({ format: 'date-time', description: 'By the clock of the server' }) now: string;

  @ApiProperty({ format: 'date-time', description: 'Unless its owner does something before' })
  idleEndsAt: string;

  @ApiProperty({ format: 'date-time', description: 'In any case' }) endsAt: string;
}

export class OwnSessionResponse extends SessionEndsResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'Whether it is the one that asks' }) isThisOne: boolean;
  @ApiProperty({ description: 'Whether it waits for its owner to prove who they are' })
  isLocked: boolean;
  @ApiProperty({ type: String, enum: SIGN_IN_METHODS }) method: SignInMethod;
  @ApiProperty({ type: String, nullable: true, description: 'Where it was opened' })
  address: string | null;
  @ApiProperty({ type: String, nullable: true }) userAgent: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time', description: 'When its owner last proved who they are' })
  authenticatedAt: string;
  @ApiProperty({ format: 'date-time' }) lastSeenAt: string;
}

export class EndedSessions {
  @ApiProperty({ type: 'integer' }) ended: number;
}

export function toEndsResponse({ now, idleEndsAt, endsAt }: SessionEnds): SessionEndsResponse {
  return {
    now: now.toISOString(),
    idleEndsAt: idleEndsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  };
}

export function toOwnSession(session: OwnSession): OwnSessionResponse {
  const { id, isThisOne, isLocked, method, address, userAgent } = session;
  return {
    ...{ id, isThisOne, isLocked, method, address, userAgent },
    now: session.now.toISOString(),
    idleEndsAt: session.idleEndsAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
    createdAt: session.createdAt.toISOString(),
    authenticatedAt: session.authenticatedAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
  };
}
