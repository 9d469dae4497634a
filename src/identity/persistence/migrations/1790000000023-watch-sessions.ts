import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: a session knows what it was used from, so that a use from elsewhere is noticed; proving anew
 * who one is makes older tokens worthless, and does not happen without its entry.
 * Locks: `session` is closed while its columns and its trigger change.
 */
export class WatchSessions1790000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE session
        ADD COLUMN places text[] NOT NULL DEFAULT '{}',
        ADD COLUMN generation integer NOT NULL DEFAULT 0;
      ALTER TABLE session ALTER COLUMN places DROP DEFAULT, ALTER COLUMN generation DROP DEFAULT;
      DROP TRIGGER tr_needs_entry ON session;
      CREATE CONSTRAINT TRIGGER tr_needs_entry
        AFTER INSERT OR UPDATE OF ended_at, authenticated_at, places, generation OR DELETE ON session
        DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION audit.require_entry('person', 'person_id');
      ALTER TABLE session ENABLE ALWAYS TRIGGER tr_needs_entry;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
