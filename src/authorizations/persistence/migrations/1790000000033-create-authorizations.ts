import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who may watch footage is given in writing (Minn. Stat. 13.825 subd. 7), and so is who may give
 * that, and who may know of restricted clips. What was given once is never rewritten.
 * Locks: creates a table only.
 */
export class CreateAuthorizations1790000000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [TABLE, KEEP]) await runner.query(step);
    await runner.query(`SELECT audit.protect('written_authorization', 'authorization', 'id')`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward; restore a backup instead.'));
  }
}

const TABLE = `
  CREATE TABLE written_authorization (
    id uuid CONSTRAINT pk_written_authorization PRIMARY KEY,
    kind text NOT NULL,
    person_id uuid NOT NULL,
    reach text,
    unit_ids uuid[] NOT NULL,
    covers_reviews boolean NOT NULL,
    restrictions text[] NOT NULL,
    purpose text NOT NULL,
    authorized_by uuid NOT NULL,
    designation_id uuid,
    document_reference text,
    document_sha256 text,
    valid_from timestamptz NOT NULL,
    valid_until timestamptz NOT NULL,
    granted_at timestamptz NOT NULL,
    revoked_at timestamptz,
    revoked_by uuid,
    revocation_reason text,
    CONSTRAINT ck_written_authorization_kind
      CHECK (kind IN ('viewing', 'designation', 'clearance')),
    CONSTRAINT ck_written_authorization_reach
      CHECK ((kind = 'viewing') = (reach IS NOT NULL) AND reach IN ('own', 'units', 'all')),
    CONSTRAINT ck_written_authorization_units
      CHECK ((COALESCE(reach, 'all') = 'units') = (cardinality(unit_ids) > 0)),
    CONSTRAINT ck_written_authorization_restrictions
      CHECK ((kind = 'clearance') = (cardinality(restrictions) > 0)),
    CONSTRAINT ck_written_authorization_period CHECK (valid_from < valid_until),
    CONSTRAINT ck_written_authorization_document
      CHECK (num_nonnulls(document_reference, document_sha256) > 0),
    CONSTRAINT ck_written_authorization_revoked
      CHECK (num_nonnulls(revoked_at, revoked_by, revocation_reason) IN (0, 3))
  );
  CREATE INDEX ix_written_authorization_person ON written_authorization (person_id, valid_until);
  CREATE INDEX ix_written_authorization_until ON written_authorization (valid_until, id);
`;

/** An authorization is revoked once, and nothing else about it ever changes. */
const KEEP = `
  CREATE FUNCTION refuse_to_rewrite_authorization() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    revocation text[] := '{revoked_at,revoked_by,revocation_reason}';
  BEGIN
    IF TG_OP = 'UPDATE' AND OLD.revoked_at IS NULL
       AND to_jsonb(NEW) - revocation = to_jsonb(OLD) - revocation THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A written authorization is never changed'
      USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
  END $$;
  CREATE TRIGGER tr_written_authorization_keeps_history
    BEFORE UPDATE OR DELETE ON written_authorization
    FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite_authorization();
  ALTER TABLE written_authorization
    ENABLE ALWAYS TRIGGER tr_written_authorization_keeps_history;
`;
