import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Review policies, draws and selections, with the rules that hold whatever the code does: no seed
 * before the freeze, one draw for a window, and nothing rewritten that was committed to.
 * Locks: creates tables only; nothing that is in use is touched.
 */
export class CreateSampling1790000000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A uuid with = in a gist index; the agency's migration explains what to do if this fails.
    await runner.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
    await runner.query(REVIEW_POLICY);
    await runner.query(DRAW);
    await runner.query(SELECTION);
    await runner.query(KEEP_HISTORY);
    await runner.query(`SELECT audit.protect('review_policy', 'review-policy', 'id')`);
    await runner.query(`SELECT audit.protect('draw', 'draw', 'id')`);
    await runner.query(`SELECT audit.protect('selection', 'draw', 'draw_id')`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward; restore a backup instead.'));
  }
}

const REVIEW_POLICY = `
  CREATE TABLE review_policy (
    id uuid CONSTRAINT pk_review_policy PRIMARY KEY,
    name text NOT NULL,
    version integer NOT NULL,
    unit_id uuid CONSTRAINT fk_review_policy_unit REFERENCES unit (id) ON DELETE RESTRICT,
    clips_per_officer integer NOT NULL,
    period_days integer NOT NULL,
    minimum_duration_ms integer NOT NULL,
    exclusions text[] NOT NULL,
    due_days integer NOT NULL,
    required_watch_share_percent integer NOT NULL,
    valid_from timestamptz NOT NULL,
    saved_at timestamptz NOT NULL,
    CONSTRAINT ck_review_policy_clips_per_officer CHECK (clips_per_officer BETWEEN 1 AND 1000),
    CONSTRAINT ck_review_policy_period_days CHECK (period_days BETWEEN 1 AND 366),
    CONSTRAINT ck_review_policy_minimum_duration_ms CHECK (minimum_duration_ms >= 0),
    CONSTRAINT ck_review_policy_due_days CHECK (due_days BETWEEN 1 AND 366),
    CONSTRAINT ck_review_policy_required_watch
      CHECK (required_watch_share_percent BETWEEN 0 AND 100)
  );
  CREATE UNIQUE INDEX uq_review_policy_name_version ON review_policy (name, version);
`;

const DRAW = `
  CREATE TABLE draw (
    id text CONSTRAINT pk_draw PRIMARY KEY,
    policy_id uuid NOT NULL
      CONSTRAINT fk_draw_policy REFERENCES review_policy (id) ON DELETE RESTRICT,
    policy_sha256 text NOT NULL,
    unit_id uuid CONSTRAINT fk_draw_unit REFERENCES unit (id) ON DELETE RESTRICT,
    period_days integer NOT NULL,
    window_from timestamptz NOT NULL,
    window_to timestamptz NOT NULL,
    time_zone text NOT NULL,
    state text NOT NULL,
    population_count integer,
    population_root text,
    population_sha256 text,
    excluded_sha256 text,
    omitted_counts jsonb,
    strata jsonb,
    reviewers jsonb,
    seed_text text,
    seed text,
    drawn_count integer,
    record_sha256 text,
    files jsonb NOT NULL,
    entries jsonb NOT NULL,
    void_reason text,
    declared_at timestamptz NOT NULL,
    frozen_at timestamptz,
    seeded_at timestamptz,
    executed_at timestamptz,
    voided_at timestamptz,
    CONSTRAINT ck_draw_state
      CHECK (state IN ('declared', 'frozen', 'seeded', 'executed', 'void')),
    CONSTRAINT ck_draw_window CHECK (window_from < window_to),
    CONSTRAINT ck_draw_frozen
      CHECK (state IN ('declared', 'void') OR population_root IS NOT NULL),
    CONSTRAINT ck_draw_no_seed_before_freeze
      CHECK (seed IS NULL OR population_root IS NOT NULL),
    CONSTRAINT ck_draw_seeded CHECK ((seed IS NOT NULL) = (state IN ('seeded', 'executed'))),
    CONSTRAINT ex_draw_one_per_window EXCLUDE USING gist (
      (COALESCE(unit_id, '00000000-0000-0000-0000-000000000000'::uuid)) WITH =,
      period_days WITH =,
      tstzrange(window_from, window_to) WITH &&
    ) WHERE (state <> 'void')
  );
  CREATE INDEX ix_draw_declared_at ON draw (declared_at, id);
`;

const SELECTION = `
  CREATE TABLE selection (
    draw_id text NOT NULL CONSTRAINT fk_selection_draw REFERENCES draw (id) ON DELETE RESTRICT,
    clip_id uuid NOT NULL CONSTRAINT fk_selection_clip REFERENCES clip (id) ON DELETE RESTRICT,
    stratum text NOT NULL,
    rank integer NOT NULL,
    position integer NOT NULL,
    reviewer_id uuid NOT NULL
      CONSTRAINT fk_selection_reviewer REFERENCES person (id) ON DELETE RESTRICT,
    CONSTRAINT pk_selection PRIMARY KEY (draw_id, clip_id),
    CONSTRAINT ck_selection_rank CHECK (rank >= 1 AND position >= rank)
  );
  CREATE UNIQUE INDEX uq_selection_position ON selection (draw_id, position);
  CREATE INDEX ix_selection_clip ON selection (clip_id);
`;

/** What a draw committed to is written once: whoever could change a root could steer the draw. */
const KEEP_HISTORY = `
  CREATE FUNCTION refuse_to_rewrite_draw() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_TABLE_NAME = 'draw' AND TG_OP = 'UPDATE' THEN
      IF OLD.state NOT IN ('executed', 'void')
         AND (OLD.id, OLD.policy_id, OLD.policy_sha256, OLD.window_from, OLD.window_to)
           = (NEW.id, NEW.policy_id, NEW.policy_sha256, NEW.window_from, NEW.window_to)
         AND OLD.unit_id IS NOT DISTINCT FROM NEW.unit_id
         AND (OLD.population_root IS NULL OR
           (OLD.population_root, OLD.population_sha256, OLD.excluded_sha256, OLD.strata, OLD.reviewers)
           IS NOT DISTINCT FROM
           (NEW.population_root, NEW.population_sha256, NEW.excluded_sha256, NEW.strata, NEW.reviewers))
         AND (OLD.seed IS NULL OR (OLD.seed, OLD.seed_text) = (NEW.seed, NEW.seed_text)) THEN
        RETURN NEW;
      END IF;
    END IF;
    RAISE EXCEPTION 'A row of % is history and is never rewritten', TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
  END $$;

  CREATE TRIGGER tr_review_policy_keeps_history BEFORE UPDATE OR DELETE ON review_policy
    FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite_draw();
  CREATE TRIGGER tr_draw_keeps_history BEFORE UPDATE OR DELETE ON draw
    FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite_draw();
  CREATE TRIGGER tr_selection_keeps_history BEFORE UPDATE OR DELETE ON selection
    FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite_draw();
`;
