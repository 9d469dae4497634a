import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The weekly reviews of the trail, their findings, what was added later, and the usual hours. No
 * foreign key leads into the trail: its entries are named by number, and nothing hangs on them.
 * Locks: creates tables only; `person` is locked for a moment.
 */
export class CreateAuditReviews1790000000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [REVIEW, FINDING, FOLLOW_UP, HOURS, KEEP]) await runner.query(step);
    await runner.query(`SELECT audit.protect('audit_review', 'audit-review', 'week')`);
    for (const table of ['audit_review_finding', 'audit_review_follow_up']) {
      await runner.query(`SELECT audit.protect($1, 'audit-review', 'week')`, [table]);
    }
    await runner.query(`SELECT audit.protect('audit_review_hours', 'audit-review-hours', 'id')`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward; restore a backup instead.'));
  }
}

const REVIEW = `
  CREATE TABLE audit_review (
    week text CONSTRAINT pk_audit_review PRIMARY KEY,
    from_at timestamptz NOT NULL,
    to_at timestamptz NOT NULL,
    time_zone text NOT NULL,
    hours_from text NOT NULL,
    hours_to text NOT NULL,
    weekends_outside boolean NOT NULL,
    after_entry bigint NOT NULL,
    last_entry bigint NOT NULL,
    opened_at timestamptz NOT NULL,
    signed_at timestamptz,
    signed_by uuid CONSTRAINT fk_audit_review_signed_by REFERENCES person (id) ON DELETE RESTRICT,
    tree_size bigint,
    checkpoint text,
    CONSTRAINT ck_audit_review_week CHECK (week ~ '^[0-9]{4}-W[0-9]{2}$' AND from_at < to_at),
    CONSTRAINT ck_audit_review_stretch CHECK (after_entry <= last_entry),
    CONSTRAINT ck_audit_review_signed
      CHECK (num_nonnulls(signed_at, signed_by, tree_size, checkpoint) IN (0, 4))
  );
  CREATE UNIQUE INDEX uq_audit_review_from_at ON audit_review (from_at);
  CREATE INDEX ix_audit_review_due ON audit_review (to_at) WHERE signed_at IS NULL;
`;

const FINDING = `
  CREATE TABLE audit_review_finding (
    week text NOT NULL
      CONSTRAINT fk_audit_review_finding_week REFERENCES audit_review (week) ON DELETE RESTRICT,
    finding text NOT NULL,
    found integer NOT NULL,
    mark text,
    note text NOT NULL,
    marked_by uuid
      CONSTRAINT fk_audit_review_finding_marked_by REFERENCES person (id) ON DELETE RESTRICT,
    marked_at timestamptz,
    own_acts integer NOT NULL,
    CONSTRAINT pk_audit_review_finding PRIMARY KEY (week, finding),
    CONSTRAINT ck_audit_review_finding_found CHECK (found >= 0 AND own_acts BETWEEN 0 AND found),
    CONSTRAINT ck_audit_review_finding_mark
      CHECK (mark IN ('nothing-unusual', 'explained', 'needs-action')),
    CONSTRAINT ck_audit_review_finding_marked
      CHECK (num_nonnulls(mark, marked_by, marked_at) IN (0, 3))
  );
`;

const FOLLOW_UP = `
  CREATE TABLE audit_review_follow_up (
    id uuid CONSTRAINT pk_audit_review_follow_up PRIMARY KEY,
    week text NOT NULL
      CONSTRAINT fk_audit_review_follow_up_week REFERENCES audit_review (week) ON DELETE RESTRICT,
    finding text,
    note text NOT NULL,
    added_by uuid NOT NULL
      CONSTRAINT fk_audit_review_follow_up_added_by REFERENCES person (id) ON DELETE RESTRICT,
    added_at timestamptz NOT NULL,
    CONSTRAINT ck_audit_review_follow_up_note CHECK (note <> '')
  );
  CREATE INDEX ix_audit_review_follow_up_week ON audit_review_follow_up (week);
`;

const HOURS = `
  CREATE TABLE audit_review_hours (
    id uuid CONSTRAINT pk_audit_review_hours PRIMARY KEY,
    hours_from text NOT NULL,
    hours_to text NOT NULL,
    weekends_outside boolean NOT NULL,
    set_by uuid NOT NULL
      CONSTRAINT fk_audit_review_hours_set_by REFERENCES person (id) ON DELETE RESTRICT,
    set_at timestamptz NOT NULL,
    CONSTRAINT ck_audit_review_hours_order CHECK (hours_from < hours_to)
  );
  CREATE INDEX ix_audit_review_hours_set_at ON audit_review_hours (set_at);
`;

/** Once signed, a review and its findings stay; what was reviewed is fixed from the opening on. */
const KEEP = `
  CREATE FUNCTION refuse_to_rewrite_audit_review() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    before jsonb := to_jsonb(OLD);
    signature text[] := '{signed_at,signed_by,tree_size,checkpoint}';
    marking text[] := '{mark,note,marked_by,marked_at,own_acts}';
  BEGIN
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'audit_review'
       AND before ->> 'signed_at' IS NULL AND to_jsonb(NEW) - signature = before - signature THEN
      RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'audit_review_finding'
       AND to_jsonb(NEW) - marking = before - marking
       AND NOT EXISTS (SELECT FROM public.audit_review
                        WHERE week = before ->> 'week' AND signed_at IS NOT NULL) THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'What stands in % is never changed', TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
  END $$;
  ${['audit_review', 'audit_review_finding', 'audit_review_follow_up', 'audit_review_hours']
    .map(keep)
    .join('\n')}
`;

function keep(table: string): string {
  return `
  CREATE TRIGGER tr_${table}_keeps_history BEFORE UPDATE OR DELETE ON ${table}
    FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite_audit_review();
  ALTER TABLE ${table} ENABLE ALWAYS TRIGGER tr_${table}_keeps_history;`;
}
