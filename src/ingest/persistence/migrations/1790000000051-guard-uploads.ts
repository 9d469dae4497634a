import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: an upload is started by somebody, so none exists without its entry. Its later states follow
 * those of its clip, which is protected itself.
 * Locks: `upload` is closed for the moment in which the trigger is made.
 */
export class GuardUploads1790000000051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(GUARD);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

const GUARD = `
  CREATE CONSTRAINT TRIGGER tr_needs_entry AFTER INSERT OR DELETE ON upload
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION audit.require_entry('upload', 'id');
  ALTER TABLE upload ENABLE ALWAYS TRIGGER tr_needs_entry;`;
