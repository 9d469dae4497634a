import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { newId } from '../../platform/ids.js';
import { SignInAttemptEntity } from './sign-in-attempt.entity.js';

@Injectable()
export class SignInAttemptsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Written at once and on its own: a failure counts even if everything after it fails. */
  async add(username: string, at: Date, succeeded: boolean): Promise<void> {
    await this.dataSource
      .getRepository(SignInAttemptEntity)
      .insert({ id: newId(), username, at, succeeded });
  }

  async failuresSinceSuccess(username: string, since: Date): Promise<Date[]> {
    const rows: { at: Date }[] = await this.dataSource.query(
      `SELECT at FROM sign_in_attempt
       WHERE username = $1 AND at > $2 AND NOT succeeded
         AND at > COALESCE((SELECT max(at) FROM sign_in_attempt
                            WHERE username = $1 AND succeeded), '-infinity')
       ORDER BY at DESC LIMIT 20`,
      [username, since],
    );
    return rows.map((row) => row.at);
  }
}
