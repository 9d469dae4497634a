import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: after five failures an account stays closed until an administrator releases it (CJIS AC-7);
 * attempts are counted by account, since somebody's codes count like their passwords.
 * Locks: `sign_in_attempt` is closed while its column changes; it holds the attempts of minutes.
 */
export class LockAccounts1790000000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account_lock (
        id uuid CONSTRAINT pk_account_lock PRIMARY KEY,
        person_id uuid NOT NULL,
        locked_at timestamptz NOT NULL,
        released_at timestamptz,
        released_by uuid
      );
      CREATE UNIQUE INDEX uq_account_lock_person_while_locked ON account_lock (person_id)
        WHERE released_at IS NULL;

      ALTER TABLE sign_in_attempt RENAME COLUMN username TO account;
      ALTER INDEX ix_sign_in_attempt_username RENAME TO ix_sign_in_attempt_account;
      CREATE INDEX ix_sign_in_attempt_at ON sign_in_attempt (at);
      UPDATE sign_in_attempt SET account = person.id::text
        FROM person WHERE person.username = sign_in_attempt.account;
    `);
    // Tries that were none, and what is over, go; neither is an act.
    await runner.query('GRANT DELETE ON sign_in_attempt, pending_sign_in TO plumbline_app');
    await runner.query(`SELECT audit.protect('account_lock', 'person', 'person_id')`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
