import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: whoever could link an account alone could link a chief's with an identity of their own, and
 * come in as the chief. A link that somebody else made opens nothing until another person approved.
 * Locks: `linked_identity` is closed for the moment in which the columns are added. Links that stood
 * before were made by one person and wait from now on.
 */
export class ApproveLinks1790000000047 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE linked_identity
        ADD COLUMN approved_by uuid,
        ADD COLUMN approved_at timestamptz,
        ADD CONSTRAINT ck_linked_identity_two_people
          CHECK (approved_by IS NULL OR (approved_by <> linked_by AND approved_by <> person_id)),
        ADD CONSTRAINT ck_linked_identity_approved
          CHECK ((approved_by IS NULL) = (approved_at IS NULL));
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
