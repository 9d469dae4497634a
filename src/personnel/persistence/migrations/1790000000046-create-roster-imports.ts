import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: a roster file is compared first and applied later, by whoever has seen the difference.
 * Locks: creates a table only.
 */
export class CreateRosterImports1790000000046 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE roster_import (
        id uuid CONSTRAINT pk_roster_import PRIMARY KEY,
        file_sha256 text NOT NULL,
        heading jsonb NOT NULL,
        ignored jsonb NOT NULL,
        rows jsonb NOT NULL,
        unreadable jsonb NOT NULL,
        faults jsonb NOT NULL,
        difference jsonb NOT NULL,
        digest text NOT NULL,
        compared_by uuid NOT NULL,
        compared_at timestamptz NOT NULL,
        applied_by uuid,
        applied_at timestamptz,
        CONSTRAINT ck_roster_import_applied CHECK (num_nonnulls(applied_by, applied_at) IN (0, 2))
      );`);
    await runner.query(`SELECT audit.protect('roster_import', 'roster-import', 'id')`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward; restore a backup instead.'));
  }
}
