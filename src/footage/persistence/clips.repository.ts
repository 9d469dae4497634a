import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';

import type { Tx } from '../../platform/database/transactions.js';
import type { Category } from '../domain/categories.js';
import type { ClipState } from '../domain/clip-state.js';
import { ClipEntity } from './clip.entity.js';
import { type ClipReach, within } from './clip-policy.js';

export interface ClipFilter {
  unitId?: string;
  officerId?: string;
  cameraSerial?: string;
  state?: ClipState;
  category?: Category;
  uncategorized?: boolean;
  /** Recording start, inclusive. */
  from?: Date;
  /** Recording start, exclusive. */
  to?: Date;
}

/** Where a page of clips ended: newest first, so the next page lies before it. */
export interface ClipPosition {
  recordedAt: Date;
  id: string;
}

@Injectable()
export class ClipsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns false if the source has told us of this clip before */
  async insertIfNew(tx: Tx, clip: ClipEntity): Promise<boolean> {
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(ClipEntity)
      .values(clip)
      .orIgnore()
      .returning('id')
      .execute();
    return (inserted.raw as unknown[]).length === 1;
  }

  bySource(tx: Tx, source: string, sourceClipId: string): Promise<ClipEntity | null> {
    return tx.getRepository(ClipEntity).findOneBy({ source, sourceClipId });
  }

  /** Inside of a transaction pass it on: a second connection could be waited for in vain. */
  byId(id: string, tx?: Tx): Promise<ClipEntity | null> {
    return (tx ?? this.dataSource).getRepository(ClipEntity).findOneBy({ id });
  }

  /** The clip if it lies within the reach; outside of it, it does not exist. */
  byIdWithin(id: string, reach: ClipReach): Promise<ClipEntity | null> {
    const clips = this.dataSource
      .getRepository(ClipEntity)
      .createQueryBuilder('clip')
      .where('clip.id = :id', { id });
    return within(clips, reach).getOne();
  }

  /** The row, held until the transaction ends, so that two workers take turns. */
  lock(tx: Tx, id: string): Promise<ClipEntity | null> {
    return tx
      .getRepository(ClipEntity)
      .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Clips of a camera that began in [from, to), held, always in one order so that nobody deadlocks. */
  lockOfCamera(
    tx: Tx,
    cameraSerial: string,
    { from, to }: { from: Date; to: Date | null },
  ): Promise<ClipEntity[]> {
    const clips = tx
      .getRepository(ClipEntity)
      .createQueryBuilder('clip')
      .where('clip.camera_serial = :cameraSerial', { cameraSerial })
      .andWhere('clip.recorded_at >= :from', { from });
    if (to !== null) clips.andWhere('clip.recorded_at < :to', { to });
    return clips.orderBy('clip.id').setLock('pessimistic_write').getMany();
  }

  async update(tx: Tx, id: string, change: Partial<ClipEntity>): Promise<void> {
    await tx.update(ClipEntity, { id }, change);
  }

  /** The clip of this camera that holds these bytes already, if any. */
  async heldDuplicate(tx: Tx, clip: ClipEntity, sha256: string): Promise<string | null> {
    // Serialises two workers that bring the same bytes; released when the transaction ends.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `${sha256} ${clip.cameraSerial}`,
    ]);
    const rows: { id: string }[] = await tx.query(
      `SELECT id FROM clip
       WHERE sha256 = $1 AND camera_serial = $2 AND id <> $3 AND state IN ('stored', 'ready')
       ORDER BY received_at, id LIMIT 1`,
      [sha256, clip.cameraSerial, clip.id],
    );
    return rows[0]?.id ?? null;
  }

  /** Newest first; one row more than the limit tells that there is a next page. */
  page(
    reach: ClipReach,
    filter: ClipFilter,
    after: ClipPosition | null,
    limit: number,
  ): Promise<ClipEntity[]> {
    const clips = within(
      this.dataSource.getRepository(ClipEntity).createQueryBuilder('clip').where('true'),
      reach,
    );
    narrow(clips, filter);
    if (after) {
      clips.andWhere('(clip.recorded_at, clip.id) < (:afterAt, :afterId)', {
        afterAt: after.recordedAt,
        afterId: after.id,
      });
    }
    return clips
      .orderBy('clip.recordedAt', 'DESC')
      .addOrderBy('clip.id', 'DESC')
      .limit(limit)
      .getMany();
  }

  byIds(ids: readonly string[], tx?: Tx): Promise<ClipEntity[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return (tx ?? this.dataSource)
      .getRepository(ClipEntity)
      .createQueryBuilder('clip')
      .where('clip.id = ANY(:ids)', { ids })
      .orderBy('clip.id')
      .getMany();
  }
}

function narrow(clips: SelectQueryBuilder<ClipEntity>, filter: ClipFilter): void {
  const { unitId, officerId, cameraSerial, state, category, from, to } = filter;
  if (unitId !== undefined) clips.andWhere('clip.unit_id = :unitId', { unitId });
  if (officerId !== undefined) clips.andWhere('clip.officer_id = :officerId', { officerId });
  if (cameraSerial !== undefined) {
    clips.andWhere('clip.camera_serial = :cameraSerial', { cameraSerial });
  }
  if (state !== undefined) clips.andWhere('clip.state = :state', { state });
  if (category !== undefined) clips.andWhere('clip.category = :category', { category });
  if (filter.uncategorized === true) clips.andWhere('clip.category IS NULL');
  if (from !== undefined) clips.andWhere('clip.recorded_at >= :from', { from });
  if (to !== undefined) clips.andWhere('clip.recorded_at < :to', { to });
}
