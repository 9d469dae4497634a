import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: footage is opened by a written authorization and for a stated purpose, both kept with the
 * playback; and clips may be restricted to those with a clearance. Playbacks from before name no
 * authorization, and serve nothing any more.
 * Locks: `clip` and `playback` for a moment; no row is rewritten.
 */
export class RestrictClips1790000000043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [CLIP, RESTRICTION, PLAYBACK]) await runner.query(step);
    await runner.query(`SELECT audit.protect('clip_restriction', 'clip', 'clip_id')`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward; restore a backup instead.'));
  }
}

const CLIP = `
  ALTER TABLE clip ADD COLUMN restrictions text[] NOT NULL DEFAULT '{}';
  ALTER TABLE clip ALTER COLUMN restrictions DROP DEFAULT;
`;

const RESTRICTION = `
  CREATE TABLE clip_restriction (
    id uuid CONSTRAINT pk_clip_restriction PRIMARY KEY,
    clip_id uuid NOT NULL
      CONSTRAINT fk_clip_restriction_clip REFERENCES clip (id) ON DELETE RESTRICT,
    restriction text NOT NULL,
    is_restricted boolean NOT NULL,
    reason text NOT NULL,
    decided_by uuid NOT NULL,
    decided_at timestamptz NOT NULL
  );
  CREATE INDEX ix_clip_restriction_clip ON clip_restriction (clip_id, decided_at);

  CREATE FUNCTION refuse_to_rewrite_restriction() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'The history of restrictions is only added to'
      USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
  END $$;
  CREATE TRIGGER tr_clip_restriction_keeps_history
    BEFORE UPDATE OR DELETE ON clip_restriction
    FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite_restriction();
  ALTER TABLE clip_restriction ENABLE ALWAYS TRIGGER tr_clip_restriction_keeps_history;
`;

const PLAYBACK = `
  ALTER TABLE playback
    ADD COLUMN authorization_id uuid,
    ADD COLUMN purpose_reference text,
    ADD COLUMN purpose_explanation text;
  CREATE INDEX ix_playback_started_at ON playback (started_at, id);
  CREATE INDEX ix_playback_person ON playback (person_id, started_at);
`;
