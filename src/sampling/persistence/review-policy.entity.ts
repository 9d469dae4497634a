import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ExclusionCode } from '../domain/exclusion.js';

/** One version of a review policy. Never changed: a later version takes its place. */
@Entity('review_policy')
@Check('ck_review_policy_clips_per_officer', `"clips_per_officer" BETWEEN 1 AND 1000`)
@Check('ck_review_policy_period_days', `"period_days" BETWEEN 1 AND 366`)
@Check('ck_review_policy_minimum_duration_ms', `"minimum_duration_ms" >= 0`)
@Check('ck_review_policy_due_days', `"due_days" BETWEEN 1 AND 366`)
@Check('ck_review_policy_required_watch', `"required_watch_share_percent" BETWEEN 0 AND 100`)
@Index('uq_review_policy_name_version', ['name', 'version'], { unique: true })
export class ReviewPolicyEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_review_policy' })
  id: string;

  /** Versions of one policy share its name. */
  @Column('text')
  name: string;

  @Column('integer')
  version: number;

  /** Null for the whole agency. */
  @ForeignKey('unit', { name: 'fk_review_policy_unit', onDelete: 'RESTRICT' })
  @Column('uuid', { nullable: true })
  unitId: string | null;

  @Column('integer')
  clipsPerOfficer: number;

  @Column('integer')
  periodDays: number;

  /** 0 for none. */
  @Column('integer')
  minimumDurationMs: number;

  @Column('text', { array: true })
  exclusions: ExclusionCode[];

  @Column('integer')
  dueDays: number;

  @Column('integer')
  requiredWatchSharePercent: number;

  @Column('timestamptz')
  validFrom: Date;

  @Column('timestamptz')
  savedAt: Date;
}
