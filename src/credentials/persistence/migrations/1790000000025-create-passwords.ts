import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: a password is one of several credentials, and not everybody has one; who somebody is and how
 * they prove it are kept apart.
 * Locks: `person` is closed while its passwords are copied and the column goes.
 */
export class CreatePasswords1790000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE password (
        person_id uuid CONSTRAINT pk_password PRIMARY KEY,
        hash text NOT NULL,
        set_at timestamptz NOT NULL
      );
      INSERT INTO password (person_id, hash, set_at)
        SELECT id, password_hash, created_at FROM person WHERE password_hash IS NOT NULL;
      ALTER TABLE person DROP CONSTRAINT ck_person_active_has_password;
      ALTER TABLE person DROP COLUMN password_hash;
    `);
    await runner.query(`SELECT audit.protect('password', 'person', 'person_id')`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
