import { Injectable } from '@nestjs/common';
import { IsNull, LessThanOrEqual, Not } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import { OfficerEntity } from './officer.entity.js';
import { OfficerMoveEntity } from './officer-move.entity.js';

const PLANNED = { tookEffectAt: IsNull(), withdrawnAt: IsNull() };

@Injectable()
export class OfficerMovesRepository {
  async insert(tx: Tx, moves: readonly OfficerMoveEntity[]): Promise<void> {
    await tx.insert(OfficerMoveEntity, [...moves]);
  }

  /** Reads an officer who is about to change units; who comes second waits. */
  lockOfficer(tx: Tx, id: string): Promise<OfficerEntity | null> {
    return tx
      .getRepository(OfficerEntity)
      .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  planned(tx: Tx, officerId: string): Promise<OfficerMoveEntity | null> {
    return tx.getRepository(OfficerMoveEntity).findOneBy({ officerId, ...PLANNED });
  }

  /** The move in effect that came last. */
  newest(tx: Tx, officerId: string): Promise<OfficerMoveEntity | null> {
    return tx.getRepository(OfficerMoveEntity).findOne({
      where: { officerId, tookEffectAt: Not(IsNull()) },
      order: { effectiveAt: 'DESC' },
    });
  }

  /** Planned moves whose time has come, the oldest first. */
  due(tx: Tx, now: Date): Promise<OfficerMoveEntity[]> {
    return tx.getRepository(OfficerMoveEntity).find({
      where: { ...PLANNED, effectiveAt: LessThanOrEqual(now) },
      order: { effectiveAt: 'ASC', id: 'ASC' },
    });
  }

  of(tx: Tx, officerId: string): Promise<OfficerMoveEntity[]> {
    return tx
      .getRepository(OfficerMoveEntity)
      .find({ where: { officerId }, order: { effectiveAt: 'DESC', id: 'DESC' } });
  }

  async takeEffect(
    tx: Tx,
    move: Pick<OfficerMoveEntity, 'id' | 'officerId' | 'toUnitId'>,
    fromUnitId: string,
    at: Date,
  ): Promise<void> {
    await tx.update(OfficerMoveEntity, { id: move.id }, { fromUnitId, tookEffectAt: at });
    await tx.update(OfficerEntity, { id: move.officerId }, { unitId: move.toUnitId });
  }

  async withdraw(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.update(OfficerMoveEntity, { id }, { withdrawnAt: at });
  }
}
