import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Restriction } from '../../authorizations/authorizations.public.js';
import { ClipEntity } from './clip.entity.js';

/** One decision to restrict a clip or to lift that; only added to. */
@Entity('clip_restriction')
@Index('ix_clip_restriction_clip', ['clipId', 'decidedAt'])
export class ClipRestrictionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_clip_restriction' })
  id: string;

  @ForeignKey(() => ClipEntity, { name: 'fk_clip_restriction_clip', onDelete: 'RESTRICT' })
  @Column('uuid')
  clipId: string;

  @Column('text')
  restriction: Restriction;

  /** False where it was lifted. */
  @Column('boolean')
  isRestricted: boolean;

  @Column('text')
  reason: string;

  @Column('uuid')
  decidedBy: string;

  @Column('timestamptz')
  decidedAt: Date;
}
