import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Reviews, the playbacks opened for them, what those showed, and the findings.
 * Locks: creates tables only; the tables that foreign keys point to are locked for a moment.
 */
export class CreateReviews1790000000080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [REVIEW, EVIDENCE, FINDING, KEEP_REVIEW, KEEP_RECORDS]) {
      await runner.query(step);
    }
    await runner.query(`SELECT audit.protect('review', 'review', 'id', 'draw', 'draw_id')`);
    for (const table of ['review_playback', 'watch_interval', 'finding']) {
      await runner.query(`SELECT audit.protect($1, 'review', 'review_id')`, [table]);
    }
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward; restore a backup instead.'));
  }
}

const REVIEW = `
  CREATE TABLE review (
    id uuid CONSTRAINT pk_review PRIMARY KEY,
    draw_id text NOT NULL CONSTRAINT fk_review_draw REFERENCES draw (id) ON DELETE RESTRICT,
    clip_id uuid NOT NULL CONSTRAINT fk_review_clip REFERENCES clip (id) ON DELETE RESTRICT,
    reviewer_id uuid NOT NULL
      CONSTRAINT fk_review_reviewer REFERENCES person (id) ON DELETE RESTRICT,
    officer_id uuid CONSTRAINT fk_review_officer REFERENCES officer (id) ON DELETE RESTRICT,
    unit_id uuid CONSTRAINT fk_review_unit REFERENCES unit (id) ON DELETE RESTRICT,
    clip_duration_ms integer NOT NULL,
    rank integer NOT NULL,
    stratum_selected integer NOT NULL,
    state text NOT NULL,
    assigned_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    opened_at timestamptz,
    signed_at timestamptz,
    form_version text NOT NULL,
    answers jsonb NOT NULL,
    notes text NOT NULL,
    required_watch_share_percent smallint NOT NULL,
    watched_ms integer NOT NULL,
    CONSTRAINT ck_review_state CHECK (state IN ('assigned', 'in_progress', 'signed')),
    CONSTRAINT ck_review_opened CHECK ((state = 'assigned') = (opened_at IS NULL)),
    CONSTRAINT ck_review_signed CHECK ((state = 'signed') = (signed_at IS NOT NULL)),
    CONSTRAINT ck_review_required_share CHECK (required_watch_share_percent BETWEEN 0 AND 100),
    CONSTRAINT ck_review_watched CHECK (watched_ms BETWEEN 0 AND clip_duration_ms),
    CONSTRAINT ck_review_place CHECK (rank BETWEEN 1 AND stratum_selected)
  );
  CREATE UNIQUE INDEX uq_review_draw_id_clip_id ON review (draw_id, clip_id);
  CREATE INDEX ix_review_clip ON review (clip_id);
  CREATE INDEX ix_review_reviewer_open ON review (reviewer_id, due_at, id) WHERE state <> 'signed';
  CREATE INDEX ix_review_assigned_at ON review (assigned_at);
`;

const EVIDENCE = `
  CREATE TABLE review_playback (
    playback_id uuid CONSTRAINT pk_review_playback PRIMARY KEY
      CONSTRAINT fk_review_playback_playback REFERENCES playback (id) ON DELETE RESTRICT,
    review_id uuid NOT NULL
      CONSTRAINT fk_review_playback_review REFERENCES review (id) ON DELETE RESTRICT,
    opened_at timestamptz NOT NULL
  );
  CREATE INDEX ix_review_playback_review ON review_playback (review_id);

  CREATE TABLE watch_interval (
    id uuid CONSTRAINT pk_watch_interval PRIMARY KEY,
    review_id uuid NOT NULL
      CONSTRAINT fk_watch_interval_review REFERENCES review (id) ON DELETE RESTRICT,
    playback_id uuid NOT NULL CONSTRAINT fk_watch_interval_playback
      REFERENCES review_playback (playback_id) ON DELETE RESTRICT,
    start_ms integer NOT NULL,
    end_ms integer NOT NULL,
    speed double precision NOT NULL,
    muted boolean NOT NULL,
    visible boolean NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT ck_watch_interval_stretch CHECK (start_ms >= 0 AND start_ms < end_ms),
    CONSTRAINT ck_watch_interval_speed CHECK (speed BETWEEN 0.25 AND 16)
  );
  CREATE INDEX ix_watch_interval_review ON watch_interval (review_id);
  CREATE UNIQUE INDEX uq_watch_interval_stretch
    ON watch_interval (playback_id, start_ms, end_ms, speed, muted, visible);
`;

const FINDING = `
  CREATE TABLE finding (
    id uuid CONSTRAINT pk_finding PRIMARY KEY,
    review_id uuid NOT NULL CONSTRAINT fk_finding_review REFERENCES review (id) ON DELETE RESTRICT,
    question text NOT NULL,
    kind text NOT NULL,
    note text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT ck_finding_kind CHECK (kind IN ('fault', 'praise')),
    CONSTRAINT ck_finding_fault_has_note CHECK (kind <> 'fault' OR note <> '')
  );
  CREATE UNIQUE INDEX uq_finding_review_id_question ON finding (review_id, question);
`;

/**
 * A report of last year rests on who had what by when, and a signature on what was signed: only
 * the progress of an unsigned review may still be written.
 */
const KEEP_REVIEW = `
  CREATE FUNCTION refuse_to_rewrite_review() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    progress text[] := '{state,opened_at,signed_at,answers,notes,watched_ms}';
  BEGIN
    IF TG_OP = 'UPDATE' AND OLD.state <> 'signed'
       AND to_jsonb(NEW) - progress = to_jsonb(OLD) - progress
       AND NEW.watched_ms >= OLD.watched_ms THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A review keeps its assignment, and everything once it is signed'
      USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
  END $$;
  CREATE TRIGGER tr_review_keeps_history BEFORE UPDATE OR DELETE ON review
    FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite_review();
  ALTER TABLE review ENABLE ALWAYS TRIGGER tr_review_keeps_history;
`;

const KEEP_RECORDS = `
  CREATE FUNCTION refuse_to_rewrite_review_record() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'What stands in % is never changed', TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
  END $$;
  ${['review_playback', 'watch_interval', 'finding'].map(appendOnly).join('\n')}
`;

function appendOnly(table: string): string {
  return `
  CREATE TRIGGER tr_${table}_is_append_only BEFORE UPDATE OR DELETE ON ${table}
    FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite_review_record();
  ALTER TABLE ${table} ENABLE ALWAYS TRIGGER tr_${table}_is_append_only;`;
}
