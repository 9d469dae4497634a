import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: opening a playback is what lets somebody watch, so none is opened without an entry about the
 * clip. What is served afterwards is entered in sums, later than it is counted here.
 * Locks: `playback` is closed for the moment in which the trigger is made.
 */
export class GuardPlaybacks1790000000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(GUARD);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

const GUARD = `
  CREATE CONSTRAINT TRIGGER tr_needs_entry AFTER INSERT OR DELETE ON playback
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION audit.require_entry('clip', 'clip_id');
  ALTER TABLE playback ENABLE ALWAYS TRIGGER tr_needs_entry;`;
