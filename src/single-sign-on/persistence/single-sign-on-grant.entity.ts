import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { GroupRoleEntity } from './group-role.entity.js';
import { IdentityProviderEntity } from './identity-provider.entity.js';

/** A role of a person's that a group has given, so that it goes when the group goes. */
@Entity('single_sign_on_grant')
@Index('ix_single_sign_on_grant_person', ['personId'], { where: 'ended_at IS NULL' })
export class SingleSignOnGrantEntity {
  /** The grant as identity knows it. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_single_sign_on_grant' })
  grantId: string;

  @Column('uuid')
  personId: string;

  @ForeignKey(() => IdentityProviderEntity, {
    name: 'fk_single_sign_on_grant_provider',
    onDelete: 'RESTRICT',
  })
  @Column('uuid')
  providerId: string;

  @ForeignKey(() => GroupRoleEntity, {
    name: 'fk_single_sign_on_grant_group_role',
    onDelete: 'RESTRICT',
  })
  @Column('uuid')
  groupRoleId: string;

  @Column('timestamptz')
  givenAt: Date;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}
