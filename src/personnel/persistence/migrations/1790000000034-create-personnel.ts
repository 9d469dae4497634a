import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: who was screened, trained and bound by an agreement when, who was away, who left and when
 * their access ended. None of it is ever overwritten.
 * Locks: creates tables only.
 */
export class CreatePersonnel1790000000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [DATE, LEAVE, TERMINATION, TRANSFER, KEEP]) await runner.query(step);
    for (const table of TABLES) {
      await runner.query(`SELECT audit.protect($1, 'person', 'person_id')`, [table]);
    }
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward; restore a backup instead.'));
  }
}

const TABLES = [
  'personnel_date',
  'personnel_leave',
  'personnel_termination',
  'personnel_transfer',
] as const;

const DATE = `
  CREATE TABLE personnel_date (
    id uuid CONSTRAINT pk_personnel_date PRIMARY KEY,
    person_id uuid NOT NULL,
    kind text NOT NULL,
    done_on date NOT NULL,
    reference text,
    entered_by uuid,
    entered_at timestamptz NOT NULL,
    CONSTRAINT ck_personnel_date_kind CHECK (kind IN ('screening', 'training', 'agreement'))
  );
  CREATE INDEX ix_personnel_date_person ON personnel_date (person_id, kind, id);`;

const LEAVE = `
  CREATE TABLE personnel_leave (
    id uuid CONSTRAINT pk_personnel_leave PRIMARY KEY,
    person_id uuid NOT NULL,
    from_on date NOT NULL,
    to_on date,
    bars_access boolean NOT NULL,
    note text,
    entered_by uuid NOT NULL,
    entered_at timestamptz NOT NULL,
    ended_on date,
    ended_by uuid,
    ended_at timestamptz,
    CONSTRAINT ck_personnel_leave_period CHECK (to_on IS NULL OR from_on <= to_on),
    CONSTRAINT ck_personnel_leave_ended CHECK (num_nonnulls(ended_on, ended_by, ended_at) IN (0, 3))
  );
  CREATE INDEX ix_personnel_leave_person ON personnel_leave (person_id, id);`;

const TERMINATION = `
  CREATE TABLE personnel_termination (
    id uuid CONSTRAINT pk_personnel_termination PRIMARY KEY,
    person_id uuid NOT NULL,
    known_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    is_high_risk boolean NOT NULL,
    reason text NOT NULL,
    entered_by uuid NOT NULL,
    entered_at timestamptz NOT NULL,
    access_ended_at timestamptz,
    late_noticed_at timestamptz,
    withdrawn_by uuid,
    withdrawn_at timestamptz,
    CONSTRAINT ck_personnel_termination_withdrawn
      CHECK (num_nonnulls(withdrawn_by, withdrawn_at) IN (0, 2)),
    CONSTRAINT ck_personnel_termination_one_end
      CHECK (access_ended_at IS NULL OR withdrawn_at IS NULL)
  );
  CREATE INDEX ix_personnel_termination_person ON personnel_termination (person_id, id);
  CREATE UNIQUE INDEX uq_personnel_termination_open ON personnel_termination (person_id)
    WHERE access_ended_at IS NULL AND withdrawn_at IS NULL;`;

const TRANSFER = `
  CREATE TABLE personnel_transfer (
    id uuid CONSTRAINT pk_personnel_transfer PRIMARY KEY,
    person_id uuid NOT NULL,
    officer_id uuid NOT NULL,
    from_unit_id uuid NOT NULL,
    to_unit_id uuid NOT NULL,
    effective_at timestamptz NOT NULL,
    noticed_at timestamptz NOT NULL,
    outcome text,
    reason text,
    settled_by uuid,
    settled_at timestamptz,
    CONSTRAINT ck_personnel_transfer_outcome CHECK (outcome IN ('nothing-held', 'ended', 'kept')),
    CONSTRAINT ck_personnel_transfer_settled CHECK ((outcome IS NULL) = (settled_at IS NULL))
  );
  CREATE INDEX ix_personnel_transfer_person ON personnel_transfer (person_id, id);
  CREATE INDEX ix_personnel_transfer_open ON personnel_transfer (effective_at)
    WHERE settled_at IS NULL;`;

/** What was entered stays; only how it ended may be filled in, once. */
const KEEP = `
  CREATE FUNCTION refuse_to_rewrite_personnel() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    before jsonb := to_jsonb(OLD);
    ending text[] := '{ended_on,ended_by,ended_at,access_ended_at,late_noticed_at,withdrawn_by,withdrawn_at,outcome,reason,settled_by,settled_at}';
    after jsonb := to_jsonb(NEW);
  BEGIN
    IF TG_TABLE_NAME = 'personnel_termination' THEN ending := array_remove(ending, 'reason'); END IF;
    IF TG_OP = 'UPDATE' AND after - ending = before - ending
       AND NOT EXISTS (SELECT FROM unnest(ending) AS key
                        WHERE before ->> key IS NOT NULL
                          AND before -> key IS DISTINCT FROM after -> key) THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'What stands in % is never changed', TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
  END $$;
  ${TABLES.map(
    (table) => `
  CREATE TRIGGER tr_${table}_keeps_history BEFORE UPDATE OR DELETE ON ${table}
    FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite_personnel();
  ALTER TABLE ${table} ENABLE ALWAYS TRIGGER tr_${table}_keeps_history;`,
  ).join('\n')}`;
