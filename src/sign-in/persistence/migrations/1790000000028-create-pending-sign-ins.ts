import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: signing in takes several steps, and what was proved in one must outlast its request.
 * Locks: creates a table only.
 */
export class CreatePendingSignIns1790000000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE pending_sign_in (
        id uuid CONSTRAINT pk_pending_sign_in PRIMARY KEY,
        person_id uuid NOT NULL,
        method text NOT NULL,
        bearer boolean NOT NULL,
        token_sha256 bytea NOT NULL,
        done text[] NOT NULL,
        notice text,
        factor text,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        spent_at timestamptz,
        CONSTRAINT ck_pending_sign_in_method CHECK (method IN ('password', 'single-sign-on'))
      );
      CREATE UNIQUE INDEX uq_pending_sign_in_token_sha256 ON pending_sign_in (token_sha256);
      CREATE INDEX ix_pending_sign_in_person ON pending_sign_in (person_id);
      CREATE INDEX ix_pending_sign_in_expires_at ON pending_sign_in (expires_at);
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
