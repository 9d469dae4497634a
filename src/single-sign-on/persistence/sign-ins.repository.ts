import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan, MoreThan } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import { SingleSignOnSignInEntity } from './single-sign-on-sign-in.entity.js';
import { SpentLogoutTokenEntity } from './spent-logout-token.entity.js';

@Injectable()
export class SignInsRepository {
  async insert(tx: Tx, signIn: SingleSignOnSignInEntity): Promise<void> {
    await tx.insert(SingleSignOnSignInEntity, signIn);
  }

  async becomeSession(
    tx: Tx,
    signInId: string,
    sessionId: string,
  ): Promise<SingleSignOnSignInEntity | null> {
    const signIn = await tx.getRepository(SingleSignOnSignInEntity).findOne({
      where: { signInId },
      lock: { mode: 'pessimistic_write' },
    });
    if (signIn === null) return null;
    await tx.update(SingleSignOnSignInEntity, { signInId }, { sessionId });
    return signIn;
  }

  async ofSession(tx: Tx, sessionId: string): Promise<SingleSignOnSignInEntity | null> {
    return tx.getRepository(SingleSignOnSignInEntity).findOneBy({ sessionId });
  }

  /**
   * Ends those that stand on a provider's session, or on all of a subject's sessions there.
   * @param since older ones have no open session any more
   */
  async endStandingOn(
    tx: Tx,
    {
      providerId,
      subject,
      sid,
    }: { providerId: string; subject: string | null; sid: string | null },
    { since, now }: { since: Date; now: Date },
  ): Promise<SingleSignOnSignInEntity[]> {
    const standing = await tx.getRepository(SingleSignOnSignInEntity).find({
      where: {
        providerId,
        ...(subject === null ? {} : { subject }),
        ...(sid === null ? {} : { sid }),
        createdAt: MoreThan(since),
        endedAt: IsNull(),
      },
      lock: { mode: 'pessimistic_write' },
    });
    const ids = standing.map(({ signInId }) => signInId);
    await tx.update(SingleSignOnSignInEntity, { signInId: In(ids) }, { endedAt: now });
    return standing;
  }

  /** False where the token was obeyed before. */
  async spendLogoutToken(tx: Tx, token: SpentLogoutTokenEntity): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `INSERT INTO spent_logout_token (provider_id, jti_sha256, expires_at) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING RETURNING provider_id`,
      [token.providerId, token.jtiSha256, token.expiresAt],
    );
    return rows.length === 1;
  }

  async forgetLogoutTokensBefore(tx: Tx, moment: Date): Promise<void> {
    await tx.delete(SpentLogoutTokenEntity, { expiresAt: LessThan(moment) });
  }
}
