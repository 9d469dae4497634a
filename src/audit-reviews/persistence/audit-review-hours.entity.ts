import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** One setting of the usual hours. The newest holds; the older ones stay. */
@Entity('audit_review_hours')
@Check('ck_audit_review_hours_order', `"hours_from" < "hours_to"`)
@Index('ix_audit_review_hours_set_at', ['setAt'])
export class AuditReviewHoursEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_audit_review_hours' })
  id: string;

  @Column('text')
  hoursFrom: string;

  @Column('text')
  hoursTo: string;

  @Column('boolean')
  weekendsOutside: boolean;

  @ForeignKey('person', { name: 'fk_audit_review_hours_set_by', onDelete: 'RESTRICT' })
  @Column('uuid')
  setBy: string;

  @Column('timestamptz')
  setAt: Date;
}
