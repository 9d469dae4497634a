import {
  BooleanField,
  EnumField,
  IdField,
  ListField,
  MomentField,
  TextField,
} from '../../platform/http/fields.js';
import { PageRequest } from '../../platform/http/page.js';
import { PEOPLE_ROLES, type Role, ROLES } from '../domain/permissions.js';
import { CHANGE_STATES, type ChangeState } from '../domain/person-change.js';
import type { TermedGrant } from '../domain/role-rules.js';
import { PERSON_STATES, type PersonState } from '../persistence/person.entity.js';

export class RoleRequest {
  @EnumField(PEOPLE_ROLES)
  role: Role;

  @IdField({ optional: true, says: 'For roles that are held for a unit, and only for them' })
  unitId?: string;

  @MomentField({ optional: true, says: 'From then on the role gives nothing; auditors always end' })
  validUntil?: Date;
}

export class InvitePersonRequest {
  @TextField({
    max: 100,
    pattern: /^[^\s]+$/,
    says: 'No spaces; upper and lower case are the same. Never given to anybody else again',
  })
  username: string;

  @TextField({ max: 200 })
  displayName: string;

  @IdField({ optional: true, says: 'The officer of the roster who this person is' })
  officerId?: string;

  @ListField(() => RoleRequest, { min: 1, max: 20 })
  roles: RoleRequest[];

  @BooleanField({
    optional: true,
    says: 'Ends by itself 72 hours after its approval at the latest',
  })
  temporary?: boolean;
}

export class PeopleRequest extends PageRequest {
  @EnumField(PERSON_STATES, { optional: true })
  state?: PersonState;

  @EnumField(ROLES, { optional: true, says: 'Whoever holds this role now' })
  role?: Role;

  @TextField({ max: 100, optional: true, says: 'A part of the name or of the user name' })
  text?: string;

  @BooleanField({ optional: true, says: 'Those for whom something waits for approval' })
  awaiting?: boolean;
}

export class RenamePersonRequest {
  @TextField({ max: 200 })
  displayName: string;
}

export class ChangePersonRequest {
  @ListField(() => RoleRequest, { max: 20, says: 'All roles from then on; others end' })
  roles: RoleRequest[];

  @IdField({ optional: true, says: 'The officer of the roster from then on; none where left out' })
  officerId?: string;

  @TextField({ max: 1000, says: 'Who ordered it, and why' })
  reason: string;
}

export class ReasonRequest {
  @TextField({ max: 1000 })
  reason: string;
}

export class ChangesRequest extends PageRequest {
  @EnumField(CHANGE_STATES, { optional: true, says: 'Those that wait, unless stated' })
  state?: ChangeState;
}

export function toRoles(roles: readonly RoleRequest[]): TermedGrant[] {
  return roles.map(({ role, unitId, validUntil }) => ({
    role,
    unitId: unitId ?? null,
    validUntil: validUntil ?? null,
  }));
}
