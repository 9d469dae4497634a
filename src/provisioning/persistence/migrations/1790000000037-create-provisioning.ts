import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: which accounts the system that knows who works here keeps in step, and as whom it knows them.
 * Locks: creates a table only; nothing that is in use is touched.
 */
export class CreateProvisioning1790000000037 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE provisioned_account (
        person_id uuid CONSTRAINT pk_provisioned_account PRIMARY KEY,
        external_id text,
        linked_by uuid NOT NULL,
        created_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        removed_at timestamptz
      );
      CREATE UNIQUE INDEX uq_provisioned_account_external_id
        ON provisioned_account (external_id);
    `);
    await runner.query(`SELECT audit.protect('provisioned_account', 'person', 'person_id')`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
