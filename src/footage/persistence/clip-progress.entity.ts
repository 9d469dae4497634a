import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

import type { ClipStep } from '../domain/clip-state.js';
import { ClipEntity } from './clip.entity.js';

/** What a worker is doing with a clip. Apart from the ledger: it is no fact, and changes by the second. */
@Entity('clip_progress')
export class ClipProgressEntity {
  @ForeignKey(() => ClipEntity, { name: 'fk_clip_progress_clip', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_clip_progress' })
  clipId: string;

  @Column('text')
  step: ClipStep;

  @Column('int')
  percent: number;

  @Column('timestamptz')
  updatedAt: Date;
}
