import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Mark } from '../domain/audit-review.js';
import type { FindingId } from '../domain/findings.js';

/** How many entries a finding held when the week was over, and what a reviewer says of them. */
@Entity('audit_review_finding')
@Check('ck_audit_review_finding_found', `"found" >= 0 AND "own_acts" BETWEEN 0 AND "found"`)
@Check('ck_audit_review_finding_mark', `"mark" IN ('nothing-unusual', 'explained', 'needs-action')`)
@Check('ck_audit_review_finding_marked', `num_nonnulls("mark", "marked_by", "marked_at") IN (0, 3)`)
export class AuditReviewFindingEntity {
  @ForeignKey('audit_review', { name: 'fk_audit_review_finding_week', onDelete: 'RESTRICT' })
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_audit_review_finding' })
  week: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_audit_review_finding' })
  finding: FindingId;

  @Column('integer')
  found: number;

  @Column('text', { nullable: true })
  mark: Mark | null;

  /** Empty for none. */
  @Column('text')
  note: string;

  @ForeignKey('person', { name: 'fk_audit_review_finding_marked_by', onDelete: 'RESTRICT' })
  @Column('uuid', { nullable: true })
  markedBy: string | null;

  @Column('timestamptz', { nullable: true })
  markedAt: Date | null;

  /** Entries that are acts of whoever marked. */
  @Column('integer')
  ownActs: number;
}
