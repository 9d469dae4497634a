import { Injectable } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import type { Progress } from '../domain/recertification.js';
import { RecertificationItemEntity } from './recertification-item.entity.js';
import { RecertificationEntity } from './recertification.entity.js';

type Decided = Pick<RecertificationItemEntity, 'decision' | 'reason' | 'decidedBy' | 'decidedAt'>;

export interface ItemFilter {
  readonly role: string | null;
  readonly unitId: string | null;
  /** Only those without a decision. */
  readonly isUndecided: boolean;
  /** The place after which the page begins. */
  readonly after: number;
  readonly limit: number;
}

/** More parameters than this PostgreSQL takes in no statement. */
const AT_ONCE = 1000;

@Injectable()
export class RecertificationsRepository {
  async insert(
    tx: Tx,
    recertification: RecertificationEntity,
    items: readonly RecertificationItemEntity[],
  ): Promise<void> {
    await tx.insert(RecertificationEntity, recertification);
    for (let from = 0; from < items.length; from += AT_ONCE) {
      await tx.insert(RecertificationItemEntity, items.slice(from, from + AT_ONCE));
    }
  }

  /** Lets one at a time open a review; the others wait and find it open. */
  async lockOpening(tx: Tx): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('recertification'))`);
  }

  newest(tx: Tx): Promise<RecertificationEntity | null> {
    return tx
      .getRepository(RecertificationEntity)
      .findOne({ where: {}, order: { openedAt: 'DESC' } });
  }

  open(tx: Tx): Promise<RecertificationEntity | null> {
    return tx
      .getRepository(RecertificationEntity)
      .findOne({ where: { closedAt: IsNull() }, lock: { mode: 'pessimistic_write' } });
  }

  find(tx: Tx, id: string): Promise<RecertificationEntity | null> {
    return tx.getRepository(RecertificationEntity).findOneBy({ id });
  }

  lock(tx: Tx, id: string): Promise<RecertificationEntity | null> {
    return tx
      .getRepository(RecertificationEntity)
      .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Newest first, those opened before a moment. */
  page(tx: Tx, before: Date | null, limit: number): Promise<RecertificationEntity[]> {
    return tx.getRepository(RecertificationEntity).find({
      where: before === null ? {} : { openedAt: LessThan(before) },
      order: { openedAt: 'DESC' },
      take: limit,
    });
  }

  async progressOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Progress>> {
    const rows: (Progress & { id: string })[] = await tx.query(
      `SELECT recertification_id AS id, count(*)::int AS total,
              count(*) FILTER (WHERE decision = 'keep')::int AS keep,
              count(*) FILTER (WHERE decision = 'change')::int AS change,
              count(*) FILTER (WHERE decision = 'disable')::int AS disable,
              count(*) FILTER (WHERE decision IS NULL)::int AS undecided
       FROM recertification_item WHERE recertification_id = ANY($1::uuid[])
       GROUP BY recertification_id`,
      [[...ids]],
    );
    return new Map(rows.map(({ id, ...progress }) => [id, progress]));
  }

  items(tx: Tx, recertificationId: string): Promise<RecertificationItemEntity[]> {
    return tx
      .getRepository(RecertificationItemEntity)
      .find({ where: { recertificationId }, order: { position: 'ASC' } });
  }

  itemsPage(
    tx: Tx,
    recertificationId: string,
    { role, unitId, isUndecided, after, limit }: ItemFilter,
  ): Promise<RecertificationItemEntity[]> {
    const query = tx
      .createQueryBuilder(RecertificationItemEntity, 'item')
      .where('item.recertification_id = :recertificationId', { recertificationId })
      .andWhere('item.position > :after', { after })
      .orderBy('item.position')
      .limit(limit);
    if (role !== null) {
      query.andWhere(`item.known -> 'roles' @> :role::jsonb`, { role: JSON.stringify([{ role }]) });
    }
    if (unitId !== null) query.andWhere('item.unit_id = :unitId', { unitId });
    if (isUndecided) query.andWhere('item.decision IS NULL');
    return query.getMany();
  }

  item(tx: Tx, recertificationId: string, id: string): Promise<RecertificationItemEntity | null> {
    return tx.getRepository(RecertificationItemEntity).findOneBy({ id, recertificationId });
  }

  undecided(tx: Tx, recertificationId: string): Promise<RecertificationItemEntity[]> {
    return tx
      .getRepository(RecertificationItemEntity)
      .find({ where: { recertificationId, decision: IsNull() }, order: { position: 'ASC' } });
  }

  async decide(tx: Tx, id: string, decided: Decided): Promise<void> {
    await tx.update(RecertificationItemEntity, { id }, decided);
  }

  async escalate(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.update(RecertificationEntity, { id }, { escalatedAt: at });
  }

  async close(
    tx: Tx,
    id: string,
    closing: { closedAt: Date; closedBy: string; summary: string },
  ): Promise<void> {
    await tx.update(RecertificationEntity, { id }, closing);
  }
}
