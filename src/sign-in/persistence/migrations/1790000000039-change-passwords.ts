import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: an administrator may ask for a new password, a link may lead to one, and a sign-in may ask
 * for one on its way.
 * Locks: `password`, `one_time_link` and `pending_sign_in` are closed while columns and the
 * constraint change; none is read but `one_time_link`, once.
 */
export class ChangePasswords1790000000039 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE password ADD COLUMN must_change boolean NOT NULL DEFAULT false;
      ALTER TABLE password ALTER COLUMN must_change DROP DEFAULT;
      ALTER TABLE pending_sign_in ADD COLUMN needs_new_password boolean NOT NULL DEFAULT false;
      ALTER TABLE pending_sign_in ALTER COLUMN needs_new_password DROP DEFAULT;
      ALTER TABLE one_time_link DROP CONSTRAINT ck_one_time_link_purpose,
        ADD CONSTRAINT ck_one_time_link_purpose
          CHECK (purpose IN ('setup', 'invitation', 'password-reset'));
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
