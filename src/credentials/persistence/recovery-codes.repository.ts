import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { RecoveryCodeEntity } from './recovery-code.entity.js';

const working = { usedAt: IsNull(), withdrawnAt: IsNull() };

@Injectable()
export class RecoveryCodesRepository {
  left(tx: Tx, personId: string): Promise<number> {
    return tx.count(RecoveryCodeEntity, { where: { personId, ...working } });
  }

  /** Puts new codes in the place of all that are left. */
  async replace(tx: Tx, personId: string, digests: readonly Buffer[], at: Date): Promise<void> {
    await this.withdraw(tx, personId, at);
    const row = { personId, madeAt: at, usedAt: null, withdrawnAt: null };
    const rows = digests.map((codeSha256) => ({ id: newId(), codeSha256, ...row }));
    await tx.insert(RecoveryCodeEntity, rows);
  }

  async withdraw(tx: Tx, personId: string, at: Date): Promise<void> {
    await tx.update(RecoveryCodeEntity, { personId, ...working }, { withdrawnAt: at });
  }

  /** @returns whether it worked; never twice, for requests side by side neither */
  async use(tx: Tx, personId: string, codeSha256: Buffer, at: Date): Promise<boolean> {
    const where = { personId, codeSha256, ...working };
    const { affected } = await tx.update(RecoveryCodeEntity, where, { usedAt: at });
    return affected === 1;
  }
}
