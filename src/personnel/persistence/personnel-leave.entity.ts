import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { LocalDay } from '../domain/local-day.js';

/** A time away, both days included. Only its earlier end may be filled in, once. */
@Entity('personnel_leave')
@Check('ck_personnel_leave_period', `"to_on" IS NULL OR "from_on" <= "to_on"`)
@Check('ck_personnel_leave_ended', `num_nonnulls("ended_on", "ended_by", "ended_at") IN (0, 3)`)
@Index('ix_personnel_leave_person', ['personId', 'id'])
export class PersonnelLeaveEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_personnel_leave' })
  id: string;

  @Column('uuid')
  personId: string;

  @Column('date')
  fromOn: LocalDay;

  @Column('date', { nullable: true })
  toOn: LocalDay | null;

  /** Whether the account is shut meanwhile. */
  @Column('boolean')
  barsAccess: boolean;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('uuid')
  enteredBy: string;

  @Column('timestamptz')
  enteredAt: Date;

  /** The first day back, where it ended otherwise than planned. */
  @Column('date', { nullable: true })
  endedOn: LocalDay | null;

  @Column('uuid', { nullable: true })
  endedBy: string | null;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}
