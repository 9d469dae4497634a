import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { AccountLockEntity } from './account-lock.entity.js';

/** Which accounts are locked. Whoever locks or releases one enters it in the trail. */
@Injectable()
export class AccountLocks {
  async isLocked(tx: Tx, personId: string): Promise<boolean> {
    return tx.getRepository(AccountLockEntity).existsBy({ personId, releasedAt: IsNull() });
  }

  /** @returns false where it was locked already */
  async lock(tx: Tx, personId: string, at: Date): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `INSERT INTO account_lock (id, person_id, locked_at) VALUES ($1, $2, $3)
       ON CONFLICT (person_id) WHERE released_at IS NULL DO NOTHING RETURNING id`,
      [newId(), personId, at],
    );
    return rows.length > 0;
  }

  /** @returns false where it was not locked */
  async release(tx: Tx, personId: string, by: string, at: Date): Promise<boolean> {
    const { affected } = await tx.update(
      AccountLockEntity,
      { personId, releasedAt: IsNull() },
      { releasedAt: at, releasedBy: by },
    );
    return affected === 1;
  }

  /** Since when they are locked, by person; those who are not are left out. */
  async lockedSince(tx: Tx, personIds: readonly string[]): Promise<Map<string, Date>> {
    const rows = await tx
      .createQueryBuilder(AccountLockEntity, 'account_lock')
      .where('account_lock.person_id = ANY(:personIds)', { personIds })
      .andWhere('account_lock.released_at IS NULL')
      .getMany();
    return new Map(rows.map(({ personId, lockedAt }) => [personId, lockedAt]));
  }
}
