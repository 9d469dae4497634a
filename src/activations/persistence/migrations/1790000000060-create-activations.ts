import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Trigger events and the history of verdicts on them.
 * Locks: creates tables; the foreign keys lock `officer` and `unit` against writes for a moment.
 */
export class CreateActivations1790000000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [TRIGGER_EVENT, COVERAGE_VERDICT, KEEP_HISTORY]) await runner.query(step);
    await runner.query(`SELECT audit.protect('trigger_event', 'trigger-event', 'id')`);
    await runner.query(
      `SELECT audit.protect('coverage_verdict', 'trigger-event', 'trigger_event_id')`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward; restore a backup instead.'));
  }
}

// A clip is named without a foreign key: the check would lock the clip's row, which a worker that
// waits for us may hold. Clips are never deleted.
const TRIGGER_EVENT = `
  CREATE TABLE trigger_event (
    id uuid CONSTRAINT pk_trigger_event PRIMARY KEY,
    source text NOT NULL,
    event_id text NOT NULL,
    sensor_serial text NOT NULL,
    kind text NOT NULL,
    occurred_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    raw text,
    officer_id uuid
      CONSTRAINT fk_trigger_event_officer REFERENCES officer (id) ON DELETE RESTRICT,
    unit_id uuid
      CONSTRAINT fk_trigger_event_unit REFERENCES unit (id) ON DELETE RESTRICT,
    verdict text,
    late_by_ms int,
    clip_id uuid,
    sequence int NOT NULL,
    CONSTRAINT ck_trigger_event_kind
      CHECK (kind IN ('holster_draw', 'holster_return', 'taser_armed', 'light_bar_on')),
    CONSTRAINT ck_trigger_event_verdict_where_footage_is_expected
      CHECK ((verdict IS NULL) = (sequence = 0))
  );
  CREATE UNIQUE INDEX uq_trigger_event_source_event_id ON trigger_event (source, event_id);
  CREATE INDEX ix_trigger_event_occurred ON trigger_event (occurred_at, id);
  CREATE INDEX ix_trigger_event_unit ON trigger_event (unit_id, occurred_at, id);
  CREATE INDEX ix_trigger_event_officer ON trigger_event (officer_id, occurred_at, id);
  CREATE INDEX ix_trigger_event_verdict ON trigger_event (verdict, occurred_at, id);
  CREATE INDEX ix_trigger_event_sensor ON trigger_event (sensor_serial, occurred_at);
  CREATE INDEX ix_trigger_event_clip ON trigger_event (clip_id)`;

const COVERAGE_VERDICT = `
  CREATE TABLE coverage_verdict (
    id uuid CONSTRAINT pk_coverage_verdict PRIMARY KEY,
    trigger_event_id uuid NOT NULL
      CONSTRAINT fk_coverage_verdict_trigger_event REFERENCES trigger_event (id)
      ON DELETE RESTRICT,
    sequence int NOT NULL,
    verdict text NOT NULL,
    late_by_ms int,
    clip_id uuid,
    officer_id uuid,
    unit_id uuid,
    policy_version int NOT NULL,
    decided_at timestamptz NOT NULL,
    CONSTRAINT ck_coverage_verdict_verdict CHECK (verdict IN ('covered', 'already_recording',
      'late', 'missed', 'no_camera', 'pending_upload', 'sensor_unassigned')),
    CONSTRAINT ck_coverage_verdict_late_by CHECK ((verdict = 'late') = (late_by_ms IS NOT NULL)),
    CONSTRAINT ck_coverage_verdict_names_its_clip CHECK (
      verdict NOT IN ('covered', 'already_recording', 'late') OR clip_id IS NOT NULL)
  );
  CREATE UNIQUE INDEX uq_coverage_verdict_event_sequence
    ON coverage_verdict (trigger_event_id, sequence)`;

/** What a sensor told stays as it told it, and a verdict once given stays in the history. */
const KEEP_HISTORY = `
  CREATE FUNCTION refuse_to_rewrite_trigger_event() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    judged text[] := '{officer_id,unit_id,verdict,late_by_ms,clip_id,sequence}';
  BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - judged = to_jsonb(OLD) - judged THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'What a sensor told is never changed'
      USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
  END $$;
  CREATE TRIGGER tr_trigger_event_keeps_what_was_told
    BEFORE UPDATE OR DELETE ON trigger_event
    FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite_trigger_event();

  CREATE FUNCTION refuse_to_rewrite_verdict() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'The history of verdicts is only added to'
      USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
  END $$;
  CREATE TRIGGER tr_coverage_verdict_keeps_history
    BEFORE UPDATE OR DELETE ON coverage_verdict
    FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite_verdict();
  REVOKE UPDATE ON coverage_verdict FROM plumbline_app`;
