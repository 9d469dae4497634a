import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Decision, KnownOfAccount } from '../domain/recertification.js';
import { RecertificationEntity } from './recertification.entity.js';

/** One account under review, with what was known of it when the review began. */
@Entity('recertification_item')
@Check('ck_recertification_item_decision', `"decision" IN ('keep', 'change', 'disable')`)
@Check('ck_recertification_item_decided', `("decision" IS NULL) = ("decided_at" IS NULL)`)
@Index('uq_recertification_item_person', ['recertificationId', 'personId'], { unique: true })
@Index('uq_recertification_item_position', ['recertificationId', 'position'], { unique: true })
export class RecertificationItemEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_recertification_item' })
  id: string;

  @ForeignKey(() => RecertificationEntity, {
    name: 'fk_recertification_item_recertification',
    onDelete: 'RESTRICT',
  })
  @Column('uuid')
  recertificationId: string;

  @Column('uuid')
  personId: string;

  /** Its place in the list, by user name; from 1. */
  @Column('integer')
  position: number;

  /** The unit of the officer who the person is. */
  @Column('uuid', { nullable: true })
  unitId: string | null;

  @Column('jsonb')
  known: KnownOfAccount;

  @Column('text', { nullable: true })
  decision: Decision | null;

  @Column('text', { nullable: true })
  reason: string | null;

  /** Null where the time ran out, or where the account had ended otherwise. */
  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;
}
