import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { FactorResetState } from '../domain/factor-reset.js';

/** That somebody's second factors be taken: prepared by one person until another decides. */
@Entity('factor_reset')
@Check('ck_factor_reset_state', `"state" IN ('prepared', 'approved', 'refused', 'withdrawn')`)
@Check('ck_factor_reset_decision', `("state" = 'prepared') = ("decided_at" IS NULL)`)
@Check('ck_factor_reset_decider', `("decided_at" IS NULL) = ("decided_by" IS NULL)`)
@Check(
  'ck_factor_reset_two_people',
  `"prepared_by" <> "person_id" AND ("state" NOT IN ('approved', 'refused')
    OR ("decided_by" <> "prepared_by" AND "decided_by" <> "person_id"))`,
)
@Index('uq_factor_reset_prepared', ['personId'], { unique: true, where: `"state" = 'prepared'` })
@Index('ix_factor_reset_person', ['personId'])
export class FactorResetEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_factor_reset' })
  id: string;

  @Column('uuid')
  personId: string;

  @Column('text')
  state: FactorResetState;

  /** Why it is asked for. */
  @Column('text')
  reason: string;

  @Column('uuid')
  preparedBy: string;

  @Column('timestamptz')
  preparedAt: Date;

  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  /** Why it was refused. */
  @Column('text', { nullable: true })
  decisionReason: string | null;
}
