import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

import type { Tx } from '../../platform/database/transactions.js';
import { RenditionEntity, type RenditionKind } from './rendition.entity.js';

@Injectable()
export class RenditionsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns false if the clip has one of this kind, as after a job that was killed and ran again */
  async insertIfNew(tx: Tx, rendition: RenditionEntity): Promise<boolean> {
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(RenditionEntity)
      .values(rendition)
      .orIgnore()
      .returning('id')
      .execute();
    return (inserted.raw as unknown[]).length === 1;
  }

  of(clipId: string): Promise<RenditionEntity[]> {
    return this.dataSource
      .getRepository(RenditionEntity)
      .find({ where: { clipId }, order: { kind: 'ASC' } });
  }

  one(clipId: string, kind: RenditionKind, tx?: Tx): Promise<RenditionEntity | null> {
    return (tx ?? this.dataSource).getRepository(RenditionEntity).findOneBy({ clipId, kind });
  }

  /** Which of the clips have a thumbnail. */
  async withThumbnail(clipIds: readonly string[]): Promise<Set<string>> {
    if (clipIds.length === 0) return new Set();
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT clip_id AS id FROM rendition WHERE kind = 'thumbnail' AND clip_id = ANY($1::uuid[])`,
      [clipIds],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
