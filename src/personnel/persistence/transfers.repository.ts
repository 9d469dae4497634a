import { Injectable } from '@nestjs/common';
import { IsNull, LessThanOrEqual } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import { PersonnelTransferEntity } from './personnel-transfer.entity.js';

type Settlement = Pick<PersonnelTransferEntity, 'outcome' | 'reason' | 'settledBy' | 'settledAt'>;

@Injectable()
export class TransfersRepository {
  async insert(tx: Tx, transfer: PersonnelTransferEntity): Promise<void> {
    await tx.insert(PersonnelTransferEntity, transfer);
  }

  lock(tx: Tx, id: string): Promise<PersonnelTransferEntity | null> {
    return tx
      .getRepository(PersonnelTransferEntity)
      .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  open(tx: Tx): Promise<PersonnelTransferEntity[]> {
    return tx
      .getRepository(PersonnelTransferEntity)
      .find({ where: { settledAt: IsNull() }, order: { effectiveAt: 'ASC', id: 'ASC' } });
  }

  /** Those that took effect before a moment and are not settled. */
  openSince(tx: Tx, before: Date): Promise<PersonnelTransferEntity[]> {
    return tx.getRepository(PersonnelTransferEntity).find({
      where: { settledAt: IsNull(), effectiveAt: LessThanOrEqual(before) },
      order: { effectiveAt: 'ASC', id: 'ASC' },
    });
  }

  async settle(tx: Tx, id: string, settlement: Settlement): Promise<void> {
    await tx.update(PersonnelTransferEntity, { id }, settlement);
  }
}
