import { ApiProperty } from '@nestjs/swagger';
import type { ListedChanges } from '../commands/changes/list-changes.command.js';
import type { PersonOnRecord } from '../commands/people/read-person.command.js';
import { wantedBy } from '../commands/changes/stored-grants.js';
import {
  CHANGE_KINDS,
  CHANGE_STATES,
  type ChangeKind,
  type ChangeState,
} from '../domain/person-change.js';
import type { PersonChangeEntity } from '../persistence/person-change.entity.js';
import type { RoleGrantEntity } from '../persistence/role-grant.entity.js';
import { PersonResponse, TermedRole, toPersonResponse, toTermedRole } from './people.responses.js';

type Names = ReadonlyMap<string, string>;

export class NamedPerson {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
}

export class GrantResponse extends TermedRole {
  @ApiProperty({ format: 'date-time' }) grantedAt: string;
  @ApiProperty({ type: NamedPerson, nullable: true }) preparedBy: NamedPerson | null;
  @ApiProperty({ type: NamedPerson, nullable: true }) approvedBy: NamedPerson | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) endedAt: string | null;
}

export class PersonChangeResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() person: NamedPerson;
  @ApiProperty({ type: String, enum: CHANGE_KINDS }) kind: ChangeKind;
  @ApiProperty({ type: String, enum: CHANGE_STATES }) state: ChangeState;
  @ApiProperty({ type: [TermedRole] }) roles: TermedRole[];
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) officerId: string | null;
  @ApiProperty({ type: String, nullable: true }) reason: string | null;
  @ApiProperty() preparedBy: NamedPerson;
  @ApiProperty({ format: 'date-time' }) preparedAt: string;
  @ApiProperty({ type: NamedPerson, nullable: true }) decidedBy: NamedPerson | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt: string | null;
  @ApiProperty({ type: String, nullable: true }) decisionReason: string | null;
}

export class PersonChangePage {
  @ApiProperty({ type: [PersonChangeResponse] }) items: PersonChangeResponse[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

export class PersonOnRecordResponse extends PersonResponse {
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) disabledAt: string | null;
  @ApiProperty({ type: String, nullable: true }) disabledReason: string | null;
  @ApiProperty({ type: [GrantResponse], description: 'All that there ever were, newest first' })
  grants: GrantResponse[];
  @ApiProperty({ type: [PersonChangeResponse], description: 'The newest hundred' })
  changes: PersonChangeResponse[];
}

export function toPersonOnRecord(record: PersonOnRecord): PersonOnRecordResponse {
  const { person, given, changes, names } = record;
  const everybody = new Map([...names, [person.id, person.displayName]]);
  return Object.assign(toPersonResponse(record), {
    disabledAt: person.disabledAt?.toISOString() ?? null,
    disabledReason: person.disabledReason,
    grants: given.map((grant) => toGrant(grant, names)),
    changes: changes.map((change) => toChange(change, everybody)),
  });
}

export function toChangePage({ items, nextCursor, names }: ListedChanges): PersonChangePage {
  return { items: items.map((change) => toChange(change, names)), nextCursor };
}

function toGrant(grant: RoleGrantEntity, names: Names): GrantResponse {
  return {
    ...toTermedRole(grant),
    grantedAt: grant.grantedAt.toISOString(),
    preparedBy: named(grant.grantedBy, names),
    approvedBy: named(grant.approvedBy, names),
    endedAt: grant.endedAt?.toISOString() ?? null,
  };
}

function toChange(change: PersonChangeEntity, names: Names): PersonChangeResponse {
  const { id, kind, state, officerId, reason, decisionReason } = change;
  return {
    ...{ id, kind, state, officerId, reason, decisionReason },
    person: nameOf(change.personId, names),
    roles: wantedBy(change).grants.map(toTermedRole),
    preparedBy: nameOf(change.preparedBy, names),
    preparedAt: change.preparedAt.toISOString(),
    decidedBy: named(change.decidedBy, names),
    decidedAt: change.decidedAt?.toISOString() ?? null,
  };
}

/** Machines prepare changes too, and are nobody whose name is kept here. */
function nameOf(id: string, names: Names): NamedPerson {
  return { id, name: names.get(id) ?? 'A machine' };
}

function named(id: string | null, names: Names): NamedPerson | null {
  return id === null ? null : nameOf(id, names);
}
