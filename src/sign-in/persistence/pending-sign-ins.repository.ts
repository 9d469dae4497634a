import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { PENDING_TOKEN_PREFIX } from '../domain/pending-token.js';
import { SignInAttemptEntity } from './sign-in-attempt.entity.js';
import { PendingSignInEntity } from './pending-sign-in.entity.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest();

type NewPending = Omit<PendingSignInEntity, 'id' | 'tokenSha256' | 'spentAt'>;

@Injectable()
export class PendingSignInsRepository {
  /** Makes one and answers its token: 256 random bits that are nowhere else from then on. */
  async begin(tx: Tx, pending: NewPending): Promise<{ row: PendingSignInEntity; token: string }> {
    const token = `${PENDING_TOKEN_PREFIX}${randomBytes(32).toString('base64url')}`;
    const row = { ...pending, id: newId(), tokenSha256: sha256(token), spentAt: null };
    await tx.insert(PendingSignInEntity, row);
    return { row, token };
  }

  /** The one that a token names, for this transaction alone; null where there is none or it is over. */
  async claim(tx: Tx, token: string, now: Date): Promise<PendingSignInEntity | null> {
    const row = await tx.getRepository(PendingSignInEntity).findOne({
      where: { tokenSha256: sha256(token), spentAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
    return row !== null && row.expiresAt > now ? row : null;
  }

  async keep(tx: Tx, { id, done, notice, factor }: PendingSignInEntity): Promise<void> {
    await tx.update(PendingSignInEntity, { id }, { done, notice, factor });
  }

  async spend(tx: Tx, id: string, now: Date): Promise<void> {
    await tx.update(PendingSignInEntity, { id }, { spentAt: now });
  }

  /** It has led to a session: failures before it no longer count. */
  async finish(tx: Tx, { id, personId }: PendingSignInEntity, now: Date): Promise<void> {
    await this.spend(tx, id, now);
    await tx.insert(SignInAttemptEntity, {
      id: newId(),
      account: personId,
      at: now,
      succeeded: true,
    });
  }

  /** Makes everything that somebody has begun worthless. */
  async spendAllOf(tx: Tx, personId: string, now: Date): Promise<void> {
    await tx.update(PendingSignInEntity, { personId, spentAt: IsNull() }, { spentAt: now });
  }

  async forgetBefore(tx: Tx, moment: Date): Promise<void> {
    await tx.delete(PendingSignInEntity, { expiresAt: LessThan(moment) });
  }
}
