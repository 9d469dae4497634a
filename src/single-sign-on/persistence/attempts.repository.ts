import { Injectable } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import { SingleSignOnAttemptEntity } from './single-sign-on-attempt.entity.js';

@Injectable()
export class AttemptsRepository {
  async insert(tx: Tx, attempt: SingleSignOnAttemptEntity): Promise<void> {
    await tx.insert(SingleSignOnAttemptEntity, attempt);
  }

  /** Marks it as used, whatever comes of it; null where there is none, or it is over. */
  async use(tx: Tx, digest: Buffer, now: Date): Promise<SingleSignOnAttemptEntity | null> {
    const attempt = await tx.getRepository(SingleSignOnAttemptEntity).findOne({
      where: { digest, usedAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
    if (attempt === null || attempt.expiresAt <= now) return null;
    await tx.update(SingleSignOnAttemptEntity, { digest }, { usedAt: now });
    return attempt;
  }

  async forgetBefore(tx: Tx, moment: Date): Promise<void> {
    await tx.delete(SingleSignOnAttemptEntity, { expiresAt: LessThan(moment) });
  }
}
