import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: transfers of clips' bytes, and what sources announced about them.
 * Locks: creates tables only; nothing that is in use is touched.
 */
export class CreateIngest1790000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE announcement (
        clip_id uuid CONSTRAINT pk_announcement PRIMARY KEY
          CONSTRAINT fk_announcement_clip REFERENCES clip (id) ON DELETE RESTRICT,
        size_bytes bigint,
        sha256 text,
        CONSTRAINT ck_announcement_size CHECK (size_bytes >= 0)
      );

      CREATE TABLE upload (
        id uuid CONSTRAINT pk_upload PRIMARY KEY,
        clip_id uuid NOT NULL CONSTRAINT fk_upload_clip REFERENCES clip (id) ON DELETE RESTRICT,
        created_by uuid NOT NULL,
        size_bytes bigint NOT NULL,
        claimed_sha256 text,
        state text NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT ck_upload_state CHECK (state IN ('open', 'finished', 'accepted', 'superseded')),
        CONSTRAINT ck_upload_size CHECK (size_bytes >= 0)
      );
      CREATE INDEX ix_upload_clip ON upload (clip_id)
    `);
    await runner.query(`SELECT audit.protect('announcement', 'clip', 'clip_id')`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward; restore a backup instead.'));
  }
}
