import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: a session whose screen is locked opens nothing until its owner has proved anew who they are
 * (CJIS AC-11), and neither locking nor unlocking happens without its entry.
 * Locks: `session` is closed while its column and its trigger change.
 */
export class LockSessions1790000000045 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE session ADD COLUMN locked_at timestamptz;
      DROP TRIGGER tr_needs_entry ON session;
      CREATE CONSTRAINT TRIGGER tr_needs_entry
        AFTER INSERT OR DELETE OR
          UPDATE OF ended_at, authenticated_at, places, generation, locked_at ON session
        DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION audit.require_entry('person', 'person_id');
      ALTER TABLE session ENABLE ALWAYS TRIGGER tr_needs_entry;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
