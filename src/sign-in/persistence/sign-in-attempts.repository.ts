import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { SignInAttemptEntity } from './sign-in-attempt.entity.js';

@Injectable()
export class SignInAttemptsRepository {
  /** From here to the end of the transaction, one account's tries take turns. */
  async takeTurns(tx: Tx, account: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`sign-in ${account}`]);
  }

  /** @returns the try's identifier */
  async noteFailure(tx: Tx, account: string, at: Date): Promise<string> {
    const id = newId();
    await tx.insert(SignInAttemptEntity, { id, account, at, succeeded: false });
    return id;
  }

  /** Takes a try back that was noted as a failure and was none. */
  async withdraw(tx: Tx, id: string): Promise<void> {
    await tx.delete(SignInAttemptEntity, { id });
  }

  /** From now on, what failed before no longer counts. */
  async noteSuccess(tx: Tx, account: string, at: Date): Promise<void> {
    await tx.insert(SignInAttemptEntity, { id: newId(), account, at, succeeded: true });
  }

  /** How often the account has failed after a moment and after its last success. */
  async failuresSince(tx: Tx, account: string, since: Date): Promise<number> {
    const rows: { failures: number }[] = await tx.query(
      `SELECT count(*)::int AS failures FROM sign_in_attempt
       WHERE account = $1 AND at > $2 AND NOT succeeded
         AND at > COALESCE((SELECT max(at) FROM sign_in_attempt
                            WHERE account = $1 AND succeeded), '-infinity')`,
      [account, since],
    );
    return rows[0]?.failures ?? 0;
  }

  async forgetBefore(tx: Tx, moment: Date): Promise<void> {
    await tx.delete(SignInAttemptEntity, { at: LessThan(moment) });
  }
}
