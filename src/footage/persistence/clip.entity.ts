import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

import type { Restriction } from '../../authorizations/authorizations.public.js';
import type { MediaFacts } from '../../platform/media/media-facts.js';
import type { Category } from '../domain/categories.js';
import type { ClipState, Integrity, RecordingTrigger } from '../domain/clip-state.js';
import type { QuarantineReason } from '../domain/quarantine.js';
import { bigInteger } from './big-integer.js';

/** The ledger of footage: one row for each recording that a source has told us of, for ever. */
@Entity('clip')
@Check('ck_clip_state', `"state" IN ('expected', 'processing', 'stored', 'ready', 'quarantined')`)
@Check('ck_clip_integrity', `"integrity" IN ('ok', 'damaged')`)
@Check('ck_clip_classification', `"classification" IN ('private', 'public', 'confidential')`)
@Check('ck_clip_sha256', `"sha256" ~ '^[0-9a-f]{64}$'`)
@Check('ck_clip_buffer', `"buffer_ms" >= 0`)
@Check(
  'ck_clip_activated_at',
  `"activated_at" - "recorded_at" = "buffer_ms" * interval '1 millisecond'`,
)
@Check(
  'ck_clip_quarantine_has_reason',
  `("state" = 'quarantined') = ("quarantine_reason" IS NOT NULL)`,
)
@Check(
  'ck_clip_ready_is_stored',
  `"state" <> 'ready' OR ("object_key" IS NOT NULL AND "sha256" IS NOT NULL AND "ready_at" IS NOT NULL)`,
)
@Index('uq_clip_source', ['source', 'sourceClipId'], { unique: true })
@Index('ix_clip_recorded_at', ['recordedAt', 'id'])
@Index('ix_clip_unit', ['unitId', 'recordedAt', 'id'])
@Index('ix_clip_officer', ['officerId', 'recordedAt', 'id'])
@Index('ix_clip_camera', ['cameraSerial', 'recordedAt', 'id'])
@Index('ix_clip_not_ready', ['recordedAt', 'id'], { where: `"state" <> 'ready'` })
@Index('ix_clip_officer_activated_at', ['officerId', 'activatedAt'])
@Index('ix_clip_received_at', ['receivedAt'], { where: '"received_at" IS NOT NULL' })
@Index('ix_clip_sha256', ['sha256', 'cameraSerial'])
export class ClipEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_clip' })
  id: string;

  /** Which system told us of it, such as `dock-1` or `upload`. */
  @Column('text')
  source: string;

  @Column('text')
  sourceClipId: string;

  /** As the source gave it, in the one written form; the camera may be unknown to us. */
  @Column('text')
  cameraSerial: string;

  @Column('uuid', { nullable: true })
  cameraId: string | null;

  /** Who wore the camera when the recording started. */
  @Column('uuid', { nullable: true })
  officerId: string | null;

  /** The officer's unit when the clip was registered. */
  @Column('uuid', { nullable: true })
  unitId: string | null;

  /** Start of the recording by the camera's clock, pre-event buffer included. */
  @Column('timestamptz')
  recordedAt: Date;

  @Column('int')
  bufferMs: number;

  /** recorded_at plus buffer: the only time that a trigger may be compared with. */
  @Column('timestamptz')
  activatedAt: Date;

  /** Claimed by the source until the bytes are here; then what they say. */
  @Column('int', { nullable: true })
  durationMs: number | null;

  @Column('text')
  trigger: RecordingTrigger;

  /** Data, never a path. */
  @Column('text', { nullable: true })
  fileName: string | null;

  @Column('text')
  state: ClipState;

  @Column('text', { nullable: true })
  quarantineReason: QuarantineReason | null;

  @ForeignKey(() => ClipEntity, { name: 'fk_clip_duplicate_of', onDelete: 'RESTRICT' })
  @Column('uuid', { nullable: true })
  duplicateOf: string | null;

  /** Of the original, lower-case hex. */
  @Column('text', { nullable: true })
  sha256: string | null;

  @Column('bigint', { nullable: true, transformer: bigInteger })
  sizeBytes: number | null;

  @Column('text', { nullable: true })
  objectKey: string | null;

  @Column('jsonb', { nullable: true })
  media: MediaFacts | null;

  @Column('text', { nullable: true })
  integrity: Integrity | null;

  /** Minn. Stat. 13.825 subd. 2: private until a person decides otherwise. */
  @Column('text')
  classification: 'private' | 'public' | 'confidential';

  /** Why it exists only for those with a clearance; empty for most. Sorted. */
  @Column('text', { array: true })
  restrictions: Restriction[];

  /** The newest of the category history. */
  @Column('text', { nullable: true })
  category: Category | null;

  /** When we first heard of it, by the server's clock. */
  @Column('timestamptz')
  registeredAt: Date;

  /** When its last byte was here, by the server's clock: the time that decides about a draw. */
  @Column('timestamptz', { nullable: true })
  receivedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  readyAt: Date | null;
}
