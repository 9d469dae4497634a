import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const TRANSFER_OUTCOMES = ['nothing-held', 'ended', 'kept'] as const;
export type TransferOutcome = (typeof TRANSFER_OUTCOMES)[number];

/** Somebody changed units; what they held for the old one ends within a day, or is kept on record. */
@Entity('personnel_transfer')
@Check('ck_personnel_transfer_outcome', `"outcome" IN ('nothing-held', 'ended', 'kept')`)
@Check('ck_personnel_transfer_settled', `("outcome" IS NULL) = ("settled_at" IS NULL)`)
@Index('ix_personnel_transfer_person', ['personId', 'id'])
@Index('ix_personnel_transfer_open', ['effectiveAt'], { where: 'settled_at IS NULL' })
export class PersonnelTransferEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_personnel_transfer' })
  id: string;

  @Column('uuid')
  personId: string;

  @Column('uuid')
  officerId: string;

  @Column('uuid')
  fromUnitId: string;

  @Column('uuid')
  toUnitId: string;

  @Column('timestamptz')
  effectiveAt: Date;

  @Column('timestamptz')
  noticedAt: Date;

  @Column('text', { nullable: true })
  outcome: TransferOutcome | null;

  /** Why roles for the old unit were kept. */
  @Column('text', { nullable: true })
  reason: string | null;

  /** Null where the time ran out, or where nothing was held. */
  @Column('uuid', { nullable: true })
  settledBy: string | null;

  @Column('timestamptz', { nullable: true })
  settledAt: Date | null;
}
