import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: once a year somebody decides about every account whether it is still needed, and the
 * decisions are kept with what was known at the time.
 * Locks: creates tables only.
 */
export class CreateRecertification1790000000036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [RECERTIFICATION, ITEM, KEEP]) await runner.query(step);
    await runner.query(`SELECT audit.protect('recertification', 'recertification', 'id')`);
    await runner.query(
      `SELECT audit.protect('recertification_item', 'recertification', 'recertification_id')`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward; restore a backup instead.'));
  }
}

const RECERTIFICATION = `
  CREATE TABLE recertification (
    id uuid CONSTRAINT pk_recertification PRIMARY KEY,
    opened_at timestamptz NOT NULL,
    opened_by uuid,
    due_at timestamptz NOT NULL,
    escalated_at timestamptz,
    closed_at timestamptz,
    closed_by uuid,
    summary text,
    CONSTRAINT ck_recertification_closed CHECK (num_nonnulls(closed_at, closed_by, summary) IN (0, 3)),
    CONSTRAINT ck_recertification_period CHECK (opened_at < due_at)
  );`;

const ITEM = `
  CREATE TABLE recertification_item (
    id uuid CONSTRAINT pk_recertification_item PRIMARY KEY,
    recertification_id uuid NOT NULL CONSTRAINT fk_recertification_item_recertification
      REFERENCES recertification (id) ON DELETE RESTRICT,
    person_id uuid NOT NULL,
    position integer NOT NULL,
    unit_id uuid,
    known jsonb NOT NULL,
    decision text,
    reason text,
    decided_by uuid,
    decided_at timestamptz,
    CONSTRAINT ck_recertification_item_decision CHECK (decision IN ('keep', 'change', 'disable')),
    CONSTRAINT ck_recertification_item_decided
      CHECK ((decision IS NULL) = (decided_at IS NULL))
  );
  CREATE UNIQUE INDEX uq_recertification_item_person
    ON recertification_item (recertification_id, person_id);
  CREATE UNIQUE INDEX uq_recertification_item_position
    ON recertification_item (recertification_id, position);`;

/** What was known stays; decisions can change until the review is closed, and never after. */
const KEEP = `
  CREATE FUNCTION refuse_to_rewrite_recertification() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    closing text[] := '{escalated_at,closed_at,closed_by,summary}';
    deciding text[] := '{decision,reason,decided_by,decided_at}';
  BEGIN
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'recertification'
       AND to_jsonb(OLD) ->> 'closed_at' IS NULL
       AND to_jsonb(NEW) - closing = to_jsonb(OLD) - closing THEN
      RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'recertification_item'
       AND to_jsonb(NEW) - deciding = to_jsonb(OLD) - deciding
       AND NOT EXISTS (SELECT FROM public.recertification
                        WHERE id = (to_jsonb(OLD) ->> 'recertification_id')::uuid
                          AND closed_at IS NOT NULL) THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'What stands in % is never changed', TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
  END $$;
  ${['recertification', 'recertification_item']
    .map(
      (table) => `
  CREATE TRIGGER tr_${table}_keeps_history BEFORE UPDATE OR DELETE ON ${table}
    FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite_recertification();
  ALTER TABLE ${table} ENABLE ALWAYS TRIGGER tr_${table}_keeps_history;`,
    )
    .join('\n')}`;
