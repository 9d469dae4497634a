import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DrawEntity } from './draw.entity.js';

/** A clip that was drawn, its place in the order, and who reviews it. Never changed. */
@Entity('selection')
@Check('ck_selection_rank', `"rank" >= 1 AND "position" >= "rank"`)
@Index('uq_selection_position', ['drawId', 'position'], { unique: true })
@Index('ix_selection_clip', ['clipId'])
export class SelectionEntity {
  @ForeignKey(() => DrawEntity, { name: 'fk_selection_draw', onDelete: 'RESTRICT' })
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_selection' })
  drawId: string;

  @ForeignKey('clip', { name: 'fk_selection_clip', onDelete: 'RESTRICT' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_selection' })
  clipId: string;

  @Column('text')
  stratum: string;

  /** Place in the order of tickets within the stratum, from 1. */
  @Column('integer')
  rank: number;

  /** Place in the order of all tickets of the draw, from 1. */
  @Column('integer')
  position: number;

  @ForeignKey('person', { name: 'fk_selection_reviewer', onDelete: 'RESTRICT' })
  @Column('uuid')
  reviewerId: string;
}
