import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { FindingId } from '../domain/findings.js';

/** What became of it: added to a signed review, which itself never changes. */
@Entity('audit_review_follow_up')
@Check('ck_audit_review_follow_up_note', `"note" <> ''`)
@Index('ix_audit_review_follow_up_week', ['week'])
export class AuditReviewFollowUpEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_audit_review_follow_up' })
  id: string;

  @ForeignKey('audit_review', { name: 'fk_audit_review_follow_up_week', onDelete: 'RESTRICT' })
  @Column('text')
  week: string;

  /** Null for the review as a whole. */
  @Column('text', { nullable: true })
  finding: FindingId | null;

  @Column('text')
  note: string;

  @ForeignKey('person', { name: 'fk_audit_review_follow_up_added_by', onDelete: 'RESTRICT' })
  @Column('uuid')
  addedBy: string;

  @Column('timestamptz')
  addedAt: Date;
}
