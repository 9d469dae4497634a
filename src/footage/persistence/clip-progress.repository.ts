import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

import type { ClipStep } from '../domain/clip-state.js';
import { ClipProgressEntity } from './clip-progress.entity.js';

/** Outside of the acts' transactions on purpose: progress must be seen while they run. */
@Injectable()
export class ClipProgressRepository {
  constructor(private readonly dataSource: DataSource) {}

  async set(clipId: string, step: ClipStep, percent: number, at: Date): Promise<void> {
    await this.dataSource
      .getRepository(ClipProgressEntity)
      .upsert({ clipId, step, percent, updatedAt: at }, ['clipId']);
  }

  async clear(clipId: string): Promise<void> {
    await this.dataSource.getRepository(ClipProgressEntity).delete({ clipId });
  }

  async of(clipIds: readonly string[]): Promise<Map<string, ClipProgressEntity>> {
    if (clipIds.length === 0) return new Map();
    const rows = await this.dataSource
      .getRepository(ClipProgressEntity)
      .createQueryBuilder('progress')
      .where('progress.clip_id = ANY(:clipIds)', { clipIds })
      .getMany();
    return new Map(rows.map((row) => [row.clipId, row]));
  }
}
