import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** The review of one week of the trail. From its signature on it never changes. */
@Entity('audit_review')
@Check('ck_audit_review_week', `"week" ~ '^[0-9]{4}-W[0-9]{2}$' AND "from_at" < "to_at"`)
@Check('ck_audit_review_stretch', `"after_entry" <= "last_entry"`)
@Check(
  'ck_audit_review_signed',
  `num_nonnulls("signed_at", "signed_by", "tree_size", "checkpoint") IN (0, 4)`,
)
@Index('uq_audit_review_from_at', ['fromAt'], { unique: true })
@Index('ix_audit_review_due', ['toAt'], { where: 'signed_at IS NULL' })
export class AuditReviewEntity {
  /** By ISO 8601: `2026-W47`. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_audit_review' })
  week: string;

  @Column('timestamptz')
  fromAt: Date;

  @Column('timestamptz')
  toAt: Date;

  /** The agency's, as it was when the week ended. */
  @Column('text')
  timeZone: string;

  /** Usual hours, as they were set then. */
  @Column('text')
  hoursFrom: string;

  @Column('text')
  hoursTo: string;

  @Column('boolean')
  weekendsOutside: boolean;

  /** Number of the last entry before those that are reviewed. */
  @Column('bigint')
  afterEntry: string;

  /** Number of the last entry that is reviewed. */
  @Column('bigint')
  lastEntry: string;

  @Column('timestamptz')
  openedAt: Date;

  @Column('timestamptz', { nullable: true })
  signedAt: Date | null;

  @ForeignKey('person', { name: 'fk_audit_review_signed_by', onDelete: 'RESTRICT' })
  @Column('uuid', { nullable: true })
  signedBy: string | null;

  /** Leaves under the checkpoint on which the signer stood. */
  @Column('bigint', { nullable: true })
  treeSize: string | null;

  /** That checkpoint: a signed note, verbatim. */
  @Column('text', { nullable: true })
  checkpoint: string | null;
}
