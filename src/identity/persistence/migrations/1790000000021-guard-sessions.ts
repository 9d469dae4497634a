import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: a session begins by signing in and ends by signing out, and neither happens without its entry.
 * That it was seen again a minute later is no act.
 * Locks: `session` is closed for the moment in which the trigger is made.
 */
export class GuardSessions1790000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(GUARD);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

const GUARD = `
  CREATE CONSTRAINT TRIGGER tr_needs_entry AFTER INSERT OR UPDATE OF ended_at OR DELETE ON session
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION audit.require_entry('person', 'person_id');
  ALTER TABLE session ENABLE ALWAYS TRIGGER tr_needs_entry;`;
