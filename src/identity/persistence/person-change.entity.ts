import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ChangeKind, ChangeState } from '../domain/person-change.js';
import type { Role } from '../domain/permissions.js';
import { PersonEntity } from './person.entity.js';

/** A role as the change keeps it; the end is text, as JSON has no moments. */
export interface StoredGrant {
  role: Role;
  unitId: string | null;
  validUntil: string | null;
}

/** What one person prepared for another account, until somebody else decides. */
@Entity('person_change')
@Check('ck_person_change_kind', `"kind" IN ('invitation', 'roles', 'enabling')`)
@Check('ck_person_change_state', `"state" IN ('prepared', 'approved', 'refused', 'withdrawn')`)
@Check('ck_person_change_decision', `("state" = 'prepared') = ("decided_at" IS NULL)`)
@Index('uq_person_change_prepared', ['personId'], {
  unique: true,
  where: `"state" = 'prepared'`,
})
@Index('ix_person_change_person', ['personId'])
export class PersonChangeEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_person_change' })
  id: string;

  @ForeignKey(() => PersonEntity, { name: 'fk_person_change_person', onDelete: 'RESTRICT' })
  @Column('uuid')
  personId: string;

  @Column('text')
  kind: ChangeKind;

  @Column('text')
  state: ChangeState;

  /** All roles that the person will hold. */
  @Column('jsonb')
  grants: StoredGrant[];

  @Column('uuid', { nullable: true })
  officerId: string | null;

  /** Why it is asked for. */
  @Column('text', { nullable: true })
  reason: string | null;

  @Column('uuid')
  preparedBy: string;

  @Column('timestamptz')
  preparedAt: Date;

  /** Null while it waits, and where the installation had nobody yet who could approve. */
  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  /** Why it was refused. */
  @Column('text', { nullable: true })
  decisionReason: string | null;
}
