import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { FindingKind } from '../domain/review-form.js';
import { ReviewEntity } from './review.entity.js';

/** What a signed review found: personnel data on the officer (Minn. Stat. 13.43). */
@Entity('finding')
@Check('ck_finding_kind', `"kind" IN ('fault', 'praise')`)
@Check('ck_finding_fault_has_note', `"kind" <> 'fault' OR "note" <> ''`)
@Index('uq_finding_review_id_question', ['reviewId', 'question'], { unique: true })
export class FindingEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_finding' })
  id: string;

  @ForeignKey(() => ReviewEntity, { name: 'fk_finding_review', onDelete: 'RESTRICT' })
  @Column('uuid')
  reviewId: string;

  @Column('text')
  question: string;

  @Column('text')
  kind: FindingKind;

  @Column('text')
  note: string;

  @Column('timestamptz')
  createdAt: Date;
}
