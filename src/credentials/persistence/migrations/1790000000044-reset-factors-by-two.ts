import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: whoever can both hand out a link for a new password and take the second factors away can
 * walk into any account alone. Taking factors therefore needs two people, and neither of them
 * hands out that person's link within a day; the database holds both rules, whatever code does.
 * Locks: creates tables only; nothing that is in use is touched.
 */
export class ResetFactorsByTwo1790000000044 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(`
      SELECT audit.protect('factor_reset', 'person', 'person_id');
      SELECT audit.protect('issued_password_link', 'person', 'person_id');
    `);
    await runner.query(RULES);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

const TABLES = `
  CREATE TABLE factor_reset (
    id uuid CONSTRAINT pk_factor_reset PRIMARY KEY,
    person_id uuid NOT NULL,
    state text NOT NULL,
    reason text NOT NULL,
    prepared_by uuid NOT NULL,
    prepared_at timestamptz NOT NULL,
    decided_by uuid,
    decided_at timestamptz,
    decision_reason text,
    CONSTRAINT ck_factor_reset_state
      CHECK (state IN ('prepared', 'approved', 'refused', 'withdrawn')),
    CONSTRAINT ck_factor_reset_decision CHECK ((state = 'prepared') = (decided_at IS NULL)),
    CONSTRAINT ck_factor_reset_decider CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
    CONSTRAINT ck_factor_reset_two_people CHECK (
      prepared_by <> person_id AND (state NOT IN ('approved', 'refused')
        OR (decided_by <> prepared_by AND decided_by <> person_id)))
  );
  CREATE UNIQUE INDEX uq_factor_reset_prepared ON factor_reset (person_id)
    WHERE state = 'prepared';
  CREATE INDEX ix_factor_reset_person ON factor_reset (person_id);

  CREATE TABLE issued_password_link (
    id uuid CONSTRAINT pk_issued_password_link PRIMARY KEY,
    person_id uuid NOT NULL,
    issued_by uuid NOT NULL,
    issued_at timestamptz NOT NULL
  );
  CREATE INDEX ix_issued_password_link_person ON issued_password_link (person_id);`;

// The lock makes the two acts about one person take turns, so that neither overlooks the other.
const RULES = `
  CREATE FUNCTION keep_recoveries_apart() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    is_broken boolean;
  BEGIN
    IF TG_OP = 'DELETE' THEN
      RAISE EXCEPTION 'A % stays', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
    END IF;
    IF TG_OP = 'UPDATE' AND (TG_TABLE_NAME = 'issued_password_link'
      OR to_jsonb(OLD) ->> 'state' <> 'prepared'
      OR to_jsonb(NEW) - ARRAY['state', 'decided_by', 'decided_at', 'decision_reason']
        <> to_jsonb(OLD) - ARRAY['state', 'decided_by', 'decided_at', 'decision_reason']) THEN
      RAISE EXCEPTION 'This % is over and stays as it is', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('recovery ' || NEW.person_id, 0));
    IF TG_TABLE_NAME = 'issued_password_link' THEN
      SELECT EXISTS (SELECT FROM factor_reset r WHERE r.person_id = NEW.person_id
        AND NEW.issued_by IN (r.prepared_by, r.decided_by)
        AND (r.state = 'prepared' OR r.state = 'approved'
          AND r.decided_at > NEW.issued_at - interval '24 hours')) INTO is_broken;
    ELSIF NEW.state IN ('prepared', 'approved') THEN
      SELECT EXISTS (SELECT FROM issued_password_link l WHERE l.person_id = NEW.person_id
        AND l.issued_by IN (NEW.prepared_by, NEW.decided_by)
        AND l.issued_at > COALESCE(NEW.decided_at, NEW.prepared_at) - interval '24 hours')
        INTO is_broken;
    END IF;
    IF is_broken THEN
      RAISE EXCEPTION 'Nobody helps one person to a password and past a second factor in one day'
        USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
  END $$;

  CREATE TRIGGER tr_factor_reset_kept_apart BEFORE INSERT OR UPDATE OR DELETE ON factor_reset
    FOR EACH ROW EXECUTE FUNCTION keep_recoveries_apart();
  ALTER TABLE factor_reset ENABLE ALWAYS TRIGGER tr_factor_reset_kept_apart;
  CREATE TRIGGER tr_issued_password_link_kept_apart
    BEFORE INSERT OR UPDATE OR DELETE ON issued_password_link
    FOR EACH ROW EXECUTE FUNCTION keep_recoveries_apart();
  ALTER TABLE issued_password_link ENABLE ALWAYS TRIGGER tr_issued_password_link_kept_apart;`;
