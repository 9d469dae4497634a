import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: the ledger of clips, what was made from them, and who watches them. The ledger is guarded:
 * no row of it changes without an entry of the audit trail in the same transaction.
 * Locks: creates tables only; nothing that is in use is touched.
 */
export class CreateFootage1790000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [CLIP, CLIP_INDEXES, AROUND_CLIPS, PLAYBACK, HISTORY]) {
      await runner.query(step);
    }
    await runner.query(`SELECT audit.protect('clip', 'clip', 'id')`);
    await runner.query(`SELECT audit.protect('clip_category', 'clip', 'clip_id')`);
    await runner.query(`SELECT audit.protect('rendition', 'clip', 'clip_id')`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward; restore a backup instead.'));
  }
}

const CLIP = `
  CREATE TABLE clip (
    id uuid CONSTRAINT pk_clip PRIMARY KEY,
    source text NOT NULL,
    source_clip_id text NOT NULL,
    camera_serial text NOT NULL,
    camera_id uuid,
    officer_id uuid,
    unit_id uuid,
    recorded_at timestamptz NOT NULL,
    buffer_ms int NOT NULL,
    activated_at timestamptz NOT NULL,
    duration_ms int,
    trigger text NOT NULL,
    file_name text,
    state text NOT NULL,
    quarantine_reason text,
    duplicate_of uuid CONSTRAINT fk_clip_duplicate_of REFERENCES clip (id) ON DELETE RESTRICT,
    sha256 text,
    size_bytes bigint,
    object_key text,
    media jsonb,
    integrity text,
    classification text NOT NULL,
    category text,
    registered_at timestamptz NOT NULL,
    received_at timestamptz,
    ready_at timestamptz,
    CONSTRAINT ck_clip_state
      CHECK (state IN ('expected', 'processing', 'stored', 'ready', 'quarantined')),
    CONSTRAINT ck_clip_integrity CHECK (integrity IN ('ok', 'damaged')),
    CONSTRAINT ck_clip_classification
      CHECK (classification IN ('private', 'public', 'confidential')),
    CONSTRAINT ck_clip_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    CONSTRAINT ck_clip_buffer CHECK (buffer_ms >= 0),
    CONSTRAINT ck_clip_activated_at
      CHECK (activated_at - recorded_at = buffer_ms * interval '1 millisecond'),
    CONSTRAINT ck_clip_quarantine_has_reason
      CHECK ((state = 'quarantined') = (quarantine_reason IS NOT NULL)),
    CONSTRAINT ck_clip_ready_is_stored CHECK (state <> 'ready'
      OR (object_key IS NOT NULL AND sha256 IS NOT NULL AND ready_at IS NOT NULL))
  )`;

const CLIP_INDEXES = `
  CREATE UNIQUE INDEX uq_clip_source ON clip (source, source_clip_id);
  CREATE INDEX ix_clip_recorded_at ON clip (recorded_at, id);
  CREATE INDEX ix_clip_unit ON clip (unit_id, recorded_at, id);
  CREATE INDEX ix_clip_officer ON clip (officer_id, recorded_at, id);
  CREATE INDEX ix_clip_officer_activated_at ON clip (officer_id, activated_at);
  CREATE INDEX ix_clip_received_at ON clip (received_at) WHERE received_at IS NOT NULL;
  CREATE INDEX ix_clip_sha256 ON clip (sha256, camera_serial)`;

const AROUND_CLIPS = `
  CREATE TABLE clip_category (
    id uuid CONSTRAINT pk_clip_category PRIMARY KEY,
    clip_id uuid NOT NULL CONSTRAINT fk_clip_category_clip REFERENCES clip (id) ON DELETE RESTRICT,
    category text NOT NULL,
    reason text NOT NULL,
    decided_by uuid NOT NULL,
    decided_at timestamptz NOT NULL
  );
  CREATE INDEX ix_clip_category_clip ON clip_category (clip_id, decided_at);

  CREATE TABLE rendition (
    id uuid CONSTRAINT pk_rendition PRIMARY KEY,
    clip_id uuid NOT NULL CONSTRAINT fk_rendition_clip REFERENCES clip (id) ON DELETE RESTRICT,
    kind text NOT NULL,
    object_key text NOT NULL,
    sha256 text NOT NULL,
    size_bytes bigint NOT NULL,
    media_type text NOT NULL,
    source_sha256 text NOT NULL,
    tool text NOT NULL,
    arguments jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT ck_rendition_kind CHECK (kind IN ('thumbnail', 'proxy'))
  );
  CREATE UNIQUE INDEX uq_rendition_clip_kind ON rendition (clip_id, kind);

  CREATE TABLE clip_progress (
    clip_id uuid CONSTRAINT pk_clip_progress PRIMARY KEY
      CONSTRAINT fk_clip_progress_clip REFERENCES clip (id) ON DELETE CASCADE,
    step text NOT NULL,
    percent int NOT NULL,
    updated_at timestamptz NOT NULL
  );
  GRANT DELETE ON clip_progress TO plumbline_app`;

const PLAYBACK = `
  CREATE TABLE playback (
    id uuid CONSTRAINT pk_playback PRIMARY KEY,
    clip_id uuid NOT NULL CONSTRAINT fk_playback_clip REFERENCES clip (id) ON DELETE RESTRICT,
    person_id uuid NOT NULL,
    session_id uuid NOT NULL,
    purpose text NOT NULL,
    review_id uuid,
    rendition text NOT NULL,
    object_key text NOT NULL,
    media_type text NOT NULL,
    sha256 text NOT NULL,
    size_bytes bigint NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at timestamptz,
    last_served_at timestamptz,
    served_requests int NOT NULL,
    served_bytes bigint NOT NULL,
    served_ranges jsonb NOT NULL,
    CONSTRAINT ck_playback_rendition CHECK (rendition IN ('original', 'proxy'))
  );
  CREATE INDEX ix_playback_clip ON playback (clip_id);
  CREATE INDEX ix_playback_session ON playback (session_id)`;

/** Facts that law cares about are added to, never overwritten. */
const HISTORY = `
  CREATE FUNCTION refuse_to_rewrite_category() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'The category history is only added to'
      USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
  END $$;
  CREATE TRIGGER tr_clip_category_keeps_history
    BEFORE UPDATE OR DELETE ON clip_category
    FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite_category();

  CREATE FUNCTION refuse_to_change_an_original() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.state = 'ready' AND (NEW.sha256, NEW.object_key, NEW.size_bytes, NEW.state,
        NEW.recorded_at, NEW.camera_serial, NEW.source, NEW.source_clip_id)
      IS DISTINCT FROM (OLD.sha256, OLD.object_key, OLD.size_bytes, OLD.state,
        OLD.recorded_at, OLD.camera_serial, OLD.source, OLD.source_clip_id) THEN
      RAISE EXCEPTION 'What a ready clip is made of never changes'
        USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER tr_clip_keeps_original
    BEFORE UPDATE ON clip
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_an_original()`;
