import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: roles can end by themselves and name who approved them; invitations and changes of roles
 * wait for a second person; accounts can be temporary. Who somebody is, and what they were given
 * by whom, is never rewritten.
 * Locks: `person` and `role_grant` are closed while the columns and the constraint change, which
 * reads `person` once.
 */
export class ApprovePeople1790000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE role_grant ADD COLUMN valid_until timestamptz, ADD COLUMN approved_by uuid;

      ALTER TABLE person ADD COLUMN expires_at timestamptz, ADD COLUMN disabled_at timestamptz,
        ADD COLUMN disabled_reason text,
        DROP CONSTRAINT ck_person_state,
        ADD CONSTRAINT ck_person_state
          CHECK (state IN ('awaiting', 'invited', 'active', 'disabled', 'withdrawn'));

      CREATE TABLE person_change (
        id uuid CONSTRAINT pk_person_change PRIMARY KEY,
        person_id uuid NOT NULL
          CONSTRAINT fk_person_change_person REFERENCES person (id) ON DELETE RESTRICT,
        kind text NOT NULL,
        state text NOT NULL,
        grants jsonb NOT NULL,
        officer_id uuid,
        reason text,
        prepared_by uuid NOT NULL,
        prepared_at timestamptz NOT NULL,
        decided_by uuid,
        decided_at timestamptz,
        decision_reason text,
        CONSTRAINT ck_person_change_kind CHECK (kind IN ('invitation', 'roles', 'enabling')),
        CONSTRAINT ck_person_change_state
          CHECK (state IN ('prepared', 'approved', 'refused', 'withdrawn')),
        CONSTRAINT ck_person_change_decision CHECK ((state = 'prepared') = (decided_at IS NULL))
      );
      CREATE UNIQUE INDEX uq_person_change_prepared ON person_change (person_id)
        WHERE state = 'prepared';
      CREATE INDEX ix_person_change_person ON person_change (person_id);
    `);
    await runner.query(`SELECT audit.protect('person_change', 'person', 'person_id')`);
    await runner.query(KEEPS_HISTORY);
    for (const [table, open] of Object.entries(OPEN)) await runner.query(keepsHistory(table, open));
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

/** What of a row may change after it was written; all else stays as it was. */
const OPEN: Readonly<Record<string, readonly string[]>> = {
  person: ['display_name', 'state', 'officer_id', 'expires_at', 'disabled_at', 'disabled_reason'],
  role_grant: ['ended_at'],
  person_change: ['state', 'decided_by', 'decided_at', 'decision_reason'],
};

const KEEPS_HISTORY = `
  CREATE FUNCTION keep_identity_history() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' OR to_jsonb(NEW) - TG_ARGV <> to_jsonb(OLD) - TG_ARGV THEN
      RAISE EXCEPTION 'Of % only % may change', TG_TABLE_NAME, array_to_string(TG_ARGV, ', ')
        USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
    END IF;
    IF TG_TABLE_NAME = 'role_grant' AND to_jsonb(OLD) ->> 'ended_at' IS NOT NULL
      OR TG_TABLE_NAME = 'person_change' AND to_jsonb(OLD) ->> 'state' <> 'prepared' THEN
      RAISE EXCEPTION 'This % is over and stays as it is', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
  END $$;`;

function keepsHistory(table: string, open: readonly string[]): string {
  const columns = open.map((column) => `'${column}'`).join(', ');
  return `
    CREATE TRIGGER tr_${table}_keeps_history BEFORE UPDATE OR DELETE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION keep_identity_history(${columns});
    ALTER TABLE ${table} ENABLE ALWAYS TRIGGER tr_${table}_keeps_history;`;
}
