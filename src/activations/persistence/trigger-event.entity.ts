import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { VerdictName } from '../domain/coverage.js';
import type { TriggerKind } from '../domain/trigger-kind.js';

/** What a sensor told us, as it told it, with whom it concerns and the verdict that stands now. */
@Entity('trigger_event')
@Check(
  'ck_trigger_event_kind',
  `"kind" IN ('holster_draw', 'holster_return', 'taser_armed', 'light_bar_on')`,
)
@Check(
  'ck_trigger_event_verdict_where_footage_is_expected',
  `("verdict" IS NULL) = ("sequence" = 0)`,
)
@Index('uq_trigger_event_source_event_id', ['source', 'eventId'], { unique: true })
@Index('ix_trigger_event_occurred', ['occurredAt', 'id'])
@Index('ix_trigger_event_unit', ['unitId', 'occurredAt', 'id'])
@Index('ix_trigger_event_officer', ['officerId', 'occurredAt', 'id'])
@Index('ix_trigger_event_verdict', ['verdict', 'occurredAt', 'id'])
@Index('ix_trigger_event_sensor', ['sensorSerial', 'occurredAt'])
@Index('ix_trigger_event_clip', ['clipId'])
export class TriggerEventEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_trigger_event' })
  id: string;

  /** Which system told us, such as `dock-1`. */
  @Column('text')
  source: string;

  /** The source's own name for the event. */
  @Column('text')
  eventId: string;

  @Column('text')
  sensorSerial: string;

  @Column('text')
  kind: TriggerKind;

  /** By the sensor's clock. */
  @Column('timestamptz')
  occurredAt: Date;

  @Column('timestamptz')
  receivedAt: Date;

  /** The record as the source sent it, for whoever doubts how we read it. */
  @Column('text', { nullable: true })
  raw: string | null;

  /** Who had the sensor then; null while nobody is on record. */
  @ForeignKey('officer', { name: 'fk_trigger_event_officer', onDelete: 'RESTRICT' })
  @Column('uuid', { nullable: true })
  officerId: string | null;

  @ForeignKey('unit', { name: 'fk_trigger_event_unit', onDelete: 'RESTRICT' })
  @Column('uuid', { nullable: true })
  unitId: string | null;

  /** Null where no footage is expected. */
  @Column('text', { nullable: true })
  verdict: VerdictName | null;

  @Column('int', { nullable: true })
  lateByMs: number | null;

  @Column('uuid', { nullable: true })
  clipId: string | null;

  /** How many verdicts the history holds; the last of them is this row's. */
  @Column('int')
  sequence: number;
}
