import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Role } from '../../identity/identity.public.js';
import { IdentityProviderEntity } from './identity-provider.entity.js';

/** A line of the allow-list by which groups give roles; good once a second person has approved. */
@Entity('group_role')
@Check('ck_group_role_two_people', `approved_by IS NULL OR approved_by <> prepared_by`)
@Index('uq_group_role_line', ['providerId', 'groupName', 'role', 'unitId'], {
  unique: true,
  where: 'ended_at IS NULL',
})
export class GroupRoleEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_group_role' })
  id: string;

  @ForeignKey(() => IdentityProviderEntity, {
    name: 'fk_group_role_provider',
    onDelete: 'RESTRICT',
  })
  @Column('uuid')
  providerId: string;

  @Column('text')
  groupName: string;

  @Column('text')
  role: Role;

  @Column('uuid', { nullable: true })
  unitId: string | null;

  @Column('uuid')
  preparedBy: string;

  @Column('timestamptz')
  preparedAt: Date;

  @Column('uuid', { nullable: true })
  approvedBy: string | null;

  @Column('timestamptz', { nullable: true })
  approvedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}
