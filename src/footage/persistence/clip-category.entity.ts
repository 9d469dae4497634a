import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

import type { Category } from '../domain/categories.js';
import { ClipEntity } from './clip.entity.js';

/** Every category a clip ever had, with who decided and why. Rows are only added. */
@Entity('clip_category')
@Index('ix_clip_category_clip', ['clipId', 'decidedAt'])
export class ClipCategoryEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_clip_category' })
  id: string;

  @ForeignKey(() => ClipEntity, { name: 'fk_clip_category_clip', onDelete: 'RESTRICT' })
  @Column('uuid')
  clipId: string;

  @Column('text')
  category: Category;

  @Column('text')
  reason: string;

  @Column('uuid')
  decidedBy: string;

  @Column('timestamptz')
  decidedAt: Date;
}
