import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: sessions say how and from where they began, and when their owner last proved who they are;
 * approvers and chiefs are roles.
 * Locks: `session` and `role_grant` are closed while the columns and the constraint change, which
 * reads `role_grant` once.
 */
export class GrowIdentity1790000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE session
        ADD COLUMN method text NOT NULL DEFAULT 'password'
          CONSTRAINT ck_session_method CHECK (method IN ('password', 'single-sign-on')),
        ADD COLUMN address text,
        ADD COLUMN user_agent text,
        ADD COLUMN authenticated_at timestamptz;
      UPDATE session SET authenticated_at = created_at;
      ALTER TABLE session ALTER COLUMN method DROP DEFAULT,
        ALTER COLUMN authenticated_at SET NOT NULL;

      ALTER TABLE role_grant DROP CONSTRAINT ck_role_grant_role,
        ADD CONSTRAINT ck_role_grant_role CHECK (role IN ('officer', 'supervisor', 'commander',
          'records', 'approver', 'auditor', 'chief', 'administrator', 'service'));
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
