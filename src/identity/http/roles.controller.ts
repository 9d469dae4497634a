import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { RequiresPermission } from '../../platform/http/access.js';
import {
  type Permission,
  PERMISSIONS,
  type Reach,
  type Role,
  ROLES,
} from '../domain/permissions.js';
import { roleMatrix } from '../domain/role-matrix.js';

const permissionNames = Object.keys(PERMISSIONS);

export class PermissionInWords {
  @ApiProperty({ type: String, enum: permissionNames }) permission: Permission;
  @ApiProperty() says: string;
}

export class GivenPermission {
  @ApiProperty({ type: String, enum: permissionNames }) permission: Permission;
  @ApiProperty({ type: String, enum: ['own', 'unit', 'all'] }) reach: Reach;
}

export class ExcludedRole {
  @ApiProperty({ type: String, enum: ROLES }) role: Role;
  @ApiProperty() why: string;
}

export class RoleResponse {
  @ApiProperty({ type: String, enum: ROLES }) role: Role;
  @ApiProperty({ type: [GivenPermission] }) gives: GivenPermission[];
  @ApiProperty({
    type: String,
    isArray: true,
    enum: ROLES,
    description: 'One of the two who give the role holds one of these; empty for machines',
  })
  givenBy: Role[];
  @ApiProperty({ type: [ExcludedRole] }) excludes: ExcludedRole[];
  @ApiProperty() isForUnit: boolean;
  @ApiProperty({ description: 'Whether it always ends by itself' }) alwaysEnds: boolean;
}

export class RolesResponse {
  @ApiProperty({ type: [PermissionInWords] }) permissions: PermissionInWords[];
  @ApiProperty({ type: [RoleResponse] }) roles: RoleResponse[];
}

@ApiTags('identity')
@Controller('roles')
export class RolesController {
  /** Who may do what, as the code decides it. */
  @Get()
  @RequiresPermission('session.own')
  @ApiOkResponse({ type: RolesResponse })
  read(): RolesResponse {
    const permissions = Object.entries(PERMISSIONS).map(([permission, says]) => ({
      permission: permission as Permission,
      says,
    }));
    const roles = roleMatrix().map(({ gives, givenBy, excludes, ...role }) => ({
      ...role,
      gives: [...gives],
      givenBy: [...givenBy],
      excludes: [...excludes],
    }));
    return { permissions, roles };
  }
}
