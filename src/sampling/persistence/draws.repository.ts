import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Tx, violatedConstraint } from '../../platform/database/transactions.js';
import type { Assignment } from '../domain/assignment.js';
import { drawRefusals } from '../domain/draw.errors.js';
import { type Draw, DrawEntity } from './draw.entity.js';
import { SelectionEntity } from './selection.entity.js';

/** PostgreSQL takes at most 65,535 parameters in a statement; a row of a selection has six. */
const ROWS_PER_INSERT = 5000;

/** Which draws a person may see; agency-wide ones concern every unit. */
export type VisibleUnits = readonly string[] | 'all';

@Injectable()
export class DrawsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError `draw.already-declared` */
  async insert(tx: Tx, draw: Draw): Promise<void> {
    await tx.insert(DrawEntity, draw).catch((error: unknown) => {
      const constraint = violatedConstraint(error);
      if (constraint === 'pk_draw' || constraint === 'ex_draw_one_per_window') {
        throw drawRefusals.refuse('already-declared', { draw: draw.id });
      }
      throw error;
    });
  }

  /** The draw, locked: two steps at once would both believe that they come next. */
  lock(tx: Tx, id: string): Promise<Draw | null> {
    return tx
      .getRepository(DrawEntity)
      .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  byId(id: string): Promise<Draw | null> {
    return this.dataSource.getRepository(DrawEntity).findOneBy({ id });
  }

  /** How many draws carry this name, counting those that took the place of void ones. */
  attempts(tx: Tx, id: string): Promise<number> {
    return tx
      .createQueryBuilder(DrawEntity, 'draw')
      .where(`draw.id = :id OR draw.id LIKE :later`, { id, later: `${id}.%` })
      .getCount();
  }

  async update(tx: Tx, id: string, changes: Partial<Draw>): Promise<void> {
    await tx.update(DrawEntity, { id }, changes);
  }

  /** Newest first. @param after the last row of the page before */
  page(
    visible: VisibleUnits,
    after: { declaredAt: string; id: string } | null,
    limit: number,
  ): Promise<Draw[]> {
    const query = this.dataSource.createQueryBuilder(DrawEntity, 'draw');
    if (visible !== 'all') {
      query.andWhere('(draw.unit_id IS NULL OR draw.unit_id = ANY(:visible))', { visible });
    }
    if (after !== null) {
      query.andWhere('(draw.declared_at, draw.id) < (:declaredAt, :id)', after);
    }
    return query
      .orderBy('draw.declared_at', 'DESC')
      .addOrderBy('draw.id', 'DESC')
      .limit(limit)
      .getMany();
  }

  async insertSelection(tx: Tx, drawId: string, assignments: readonly Assignment[]): Promise<void> {
    const rows = assignments.map(({ clipId, stratum, rank, reviewer }, at) => ({
      drawId,
      clipId,
      stratum,
      rank,
      position: at + 1,
      reviewerId: reviewer,
    }));
    for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
      await tx.insert(SelectionEntity, rows.slice(from, from + ROWS_PER_INSERT));
    }
  }
}
