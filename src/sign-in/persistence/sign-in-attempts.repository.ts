import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { SignInAttemptEntity } from './sign-in-attempt.entity.js';

@Injectable()
export class SignInAttemptsRepository {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Notes a try before its password is looked at, as a failure until it is known to be none: tries
   * that run side by side would otherwise not see each other. One name's tries take turns here.
   * @param admit decides from the failures since the last success, newest first
   * @returns the try's identifier, or null where it was not admitted
   */
  begin(
    username: string,
    { at, since }: { at: Date; since: Date },
    admit: (failures: readonly Date[]) => boolean,
  ): Promise<string | null> {
    return this.transactions.run(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `sign-in ${username}`,
      ]);
      if (!admit(await failuresSinceSuccess(tx, username, since))) return null;
      const id = newId();
      await tx.insert(SignInAttemptEntity, { id, username, at, succeeded: false });
      return id;
    });
  }

  async succeed(id: string): Promise<void> {
    await this.transactions.run((tx) =>
      tx.update(SignInAttemptEntity, { id }, { succeeded: true }),
    );
  }
}

async function failuresSinceSuccess(tx: Tx, username: string, since: Date): Promise<Date[]> {
  const rows: { at: Date }[] = await tx.query(
    `SELECT at FROM sign_in_attempt
     WHERE username = $1 AND at > $2 AND NOT succeeded
       AND at > COALESCE((SELECT max(at) FROM sign_in_attempt
                          WHERE username = $1 AND succeeded), '-infinity')
     ORDER BY at DESC LIMIT 20`,
    [username, since],
  );
  return rows.map((row) => row.at);
}
