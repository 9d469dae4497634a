import { Injectable } from '@nestjs/common';
import { DataSource, MoreThanOrEqual } from 'typeorm';

import type { Tx } from '../../platform/database/transactions.js';
import { AnnouncementEntity } from './announcement.entity.js';
import { UploadEntity } from './upload.entity.js';

@Injectable()
export class UploadsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, upload: UploadEntity): Promise<void> {
    await tx.insert(UploadEntity, upload);
  }

  byId(id: string): Promise<UploadEntity | null> {
    return this.dataSource.getRepository(UploadEntity).findOneBy({ id });
  }

  lock(tx: Tx, id: string): Promise<UploadEntity | null> {
    return tx
      .getRepository(UploadEntity)
      .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async update(tx: Tx, id: string, change: Partial<UploadEntity>): Promise<void> {
    await tx.update(UploadEntity, { id }, change);
  }

  /**
   * Uploads begun since then whose bytes are not all here. Whoever asks goes on alone until the
   * transaction ends, so that two cannot be promised the same room.
   */
  async lockOpenSince(tx: Tx, since: Date): Promise<UploadEntity[]> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('ingest.room'))`);
    return tx
      .getRepository(UploadEntity)
      .findBy({ state: 'open', createdAt: MoreThanOrEqual(since) });
  }

  /** The upload of a clip that its creator can go on with, if there is one. */
  async openOf(tx: Tx, clipId: string, createdBy: string): Promise<UploadEntity | null> {
    return tx.getRepository(UploadEntity).findOne({
      where: { clipId, createdBy, state: 'open' },
      order: { createdAt: 'DESC' },
    });
  }

  /** Keeps what was said first: a source that changes its mind is answered by the bytes. */
  async announce(tx: Tx, announcement: AnnouncementEntity): Promise<void> {
    await tx
      .createQueryBuilder()
      .insert()
      .into(AnnouncementEntity)
      .values(announcement)
      .orIgnore()
      .execute();
  }

  announcementOf(clipId: string): Promise<AnnouncementEntity | null> {
    return this.dataSource.getRepository(AnnouncementEntity).findOneBy({ clipId });
  }
}
