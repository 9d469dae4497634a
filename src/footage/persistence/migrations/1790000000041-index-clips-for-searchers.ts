import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: the clips of one camera, and the few that are not ready, are looked for in a ledger of
 * millions; without an index either search walks all of it.
 * Locks: writes to `clip` wait while the indexes are built, seconds for a million clips.
 */
export class IndexClipsForSearchers1790000000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX ix_clip_camera ON clip (camera_serial, recorded_at, id);
      CREATE INDEX ix_clip_not_ready ON clip (recorded_at, id) WHERE state <> 'ready'`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
