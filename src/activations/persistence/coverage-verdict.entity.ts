import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { VerdictName } from '../domain/coverage.js';
import { TriggerEventEntity } from './trigger-event.entity.js';

/** One verdict in the history of an event. Rows are added, never changed: reports repeat by them. */
@Entity('coverage_verdict')
@Check(
  'ck_coverage_verdict_verdict',
  `"verdict" IN ('covered', 'already_recording', 'late', 'missed', 'no_camera', 'pending_upload', 'sensor_unassigned')`,
)
@Check('ck_coverage_verdict_late_by', `("verdict" = 'late') = ("late_by_ms" IS NOT NULL)`)
@Check(
  'ck_coverage_verdict_names_its_clip',
  `"verdict" NOT IN ('covered', 'already_recording', 'late') OR "clip_id" IS NOT NULL`,
)
@Index('uq_coverage_verdict_event_sequence', ['triggerEventId', 'sequence'], { unique: true })
export class CoverageVerdictEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_coverage_verdict' })
  id: string;

  @ForeignKey(() => TriggerEventEntity, {
    name: 'fk_coverage_verdict_trigger_event',
    onDelete: 'RESTRICT',
  })
  @Column('uuid')
  triggerEventId: string;

  /** 1 for the first verdict on the event. */
  @Column('int')
  sequence: number;

  @Column('text')
  verdict: VerdictName;

  @Column('int', { nullable: true })
  lateByMs: number | null;

  @Column('uuid', { nullable: true })
  clipId: string | null;

  @Column('uuid', { nullable: true })
  officerId: string | null;

  @Column('uuid', { nullable: true })
  unitId: string | null;

  /** Version of the coverage policy. */
  @Column('int')
  policyVersion: number;

  @Column('timestamptz')
  decidedAt: Date;
}
