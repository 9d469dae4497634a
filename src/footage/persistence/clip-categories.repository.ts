import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

import type { Tx } from '../../platform/database/transactions.js';
import { ClipCategoryEntity } from './clip-category.entity.js';

@Injectable()
export class ClipCategoriesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async add(tx: Tx, decision: ClipCategoryEntity): Promise<void> {
    await tx.insert(ClipCategoryEntity, decision);
  }

  /** Newest first. */
  history(clipId: string): Promise<ClipCategoryEntity[]> {
    return this.dataSource
      .getRepository(ClipCategoryEntity)
      .find({ where: { clipId }, order: { decidedAt: 'DESC', id: 'DESC' } });
  }
}
