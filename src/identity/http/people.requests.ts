import { EnumField, IdField, ListField, TextField } from '../../platform/http/fields.js';
import { PEOPLE_ROLES, type Role } from '../domain/permissions.js';

export class RoleRequest {
  @EnumField(PEOPLE_ROLES)
  role: Role;

  @IdField({ optional: true, says: 'For roles that are held for a unit, and only for them' })
  unitId?: string;
}

export class InvitePersonRequest {
  @TextField({
    max: 100,
    pattern: /^[^\s]+$/,
    says: 'No spaces; upper and lower case are the same',
  })
  username: string;

  @TextField({ max: 200 })
  displayName: string;

  @IdField({ optional: true, says: 'The officer of the roster who this person is' })
  officerId?: string;

  @ListField(() => RoleRequest, { min: 1, max: 20 })
  roles: RoleRequest[];
}
