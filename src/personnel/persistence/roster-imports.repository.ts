import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { RosterImportEntity } from './roster-import.entity.js';

@Injectable()
export class RosterImportsRepository {
  async insert(tx: Tx, row: RosterImportEntity): Promise<void> {
    await tx.getRepository(RosterImportEntity).insert(row);
  }

  find(tx: Tx, id: string): Promise<RosterImportEntity | null> {
    return tx.getRepository(RosterImportEntity).findOneBy({ id });
  }

  lock(tx: Tx, id: string): Promise<RosterImportEntity | null> {
    return tx
      .getRepository(RosterImportEntity)
      .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async applied(tx: Tx, id: string, by: string, at: Date): Promise<void> {
    await tx.update(RosterImportEntity, { id }, { appliedBy: by, appliedAt: at });
  }
}
