import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Role } from '../domain/permissions.js';
import { PersonEntity } from './person.entity.js';

/** A role that a person holds or held. Ended, never deleted. */
@Entity('role_grant')
@Check(
  'ck_role_grant_role',
  `"role" IN ('officer', 'supervisor', 'commander', 'records', 'approver', 'auditor', 'chief', 'administrator', 'service')`,
)
@Index('ix_role_grant_person', ['personId'])
export class RoleGrantEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_role_grant' })
  id: string;

  @ForeignKey(() => PersonEntity, { name: 'fk_role_grant_person', onDelete: 'RESTRICT' })
  @Column('uuid')
  personId: string;

  @Column('text')
  role: Role;

  @Column('uuid', { nullable: true })
  unitId: string | null;

  /** Null where the installation itself granted it: the first administrator. */
  @Column('uuid', { nullable: true })
  grantedBy: string | null;

  @Column('timestamptz')
  grantedAt: Date;

  /** Who approved it; null where the installation had nobody yet who could. */
  @Column('uuid', { nullable: true })
  approvedBy: string | null;

  /** From then on it gives nothing, whether or not anybody has ended it yet. */
  @Column('timestamptz', { nullable: true })
  validUntil: Date | null;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}
