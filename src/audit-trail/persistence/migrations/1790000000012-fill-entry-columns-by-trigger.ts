import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: an append cost three readings of its body and, worse, the preparing of five expressions
 * (generated columns, checks) at every single statement. One trigger reads the body once and its
 * plan is kept, which costs about half; see decision 10. The columns still cannot say anything but
 * what the body says: nobody but the owner may insert into them, and the trigger overwrites even
 * that. Entries get the identifier of their event as a column, unique in its month.
 * Locks: `audit.entry` is closed while `event_id` is filled and indexed, which writes it anew:
 * about ten seconds for a million entries.
 */
export class FillEntryColumnsByTrigger1790000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [EVENT_ID, READ_BODY, PARTITIONS]) await runner.query(step);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

/** Generated first, since entries cannot be updated; what was generated stays as plain values. */
const EVENT_ID = `
  ALTER TABLE audit.entry
    ADD COLUMN event_id uuid
      GENERATED ALWAYS AS ((encode(body, 'escape')::jsonb ->> 'id')::uuid) STORED;
  ALTER TABLE audit.entry
    ALTER COLUMN event_id DROP EXPRESSION,
    ALTER COLUMN event_id SET NOT NULL,
    ALTER COLUMN leaf_hash DROP EXPRESSION,
    ALTER COLUMN kind DROP EXPRESSION,
    ALTER COLUMN actor DROP EXPRESSION,
    ALTER COLUMN target DROP EXPRESSION,
    DROP CONSTRAINT ck_entry_fits_into_a_bundle,
    DROP CONSTRAINT ck_entry_holds_no_free_text;`;

/**
 * Of a body that is ASCII without backslashes, `encode` gives the text; of any other it gives what
 * is no JSON, but for a backslash, which is looked for. Where a name stands twice, the last one
 * counts, here as in every reader. An entry that introduces a key makes verifiers trust that key,
 * so whoever has taken over the application alone cannot write one.
 */
const READ_BODY = `
  CREATE FUNCTION audit.read_body() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    said jsonb := encode(NEW.body, 'escape');
    moment timestamptz := said ->> 'at';
  BEGIN
    IF (jsonb_typeof(said -> 'id'), jsonb_typeof(said -> 'kind'), jsonb_typeof(said -> 'actor'),
        jsonb_typeof(said -> 'target'), jsonb_typeof(said -> 'at'))
       IS DISTINCT FROM ('string', 'string', 'string', 'string', 'string') THEN
      RAISE EXCEPTION 'A body has an id, a kind, an actor, a target and a time, each a string'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_entry_has_its_columns';
    END IF;
    IF position('\\x20'::bytea IN NEW.body) > 0 OR position('\\x5c'::bytea IN NEW.body) > 0 THEN
      RAISE EXCEPTION 'A body holds no space and no backslash, and so no free text'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_entry_holds_no_free_text';
    END IF;
    IF octet_length(NEW.body) > 65535 THEN
      RAISE EXCEPTION 'A body fits into a bundle of c2sp.org/tlog-tiles'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_entry_fits_into_a_bundle';
    END IF;
    NEW.leaf_hash := sha256('\\x00'::bytea || NEW.body);
    NEW.event_id := said ->> 'id';
    NEW.kind := said ->> 'kind';
    NEW.actor := said ->> 'actor';
    NEW.target := said ->> 'target';
    IF NEW.kind = 'audit-trail.key-introduced' AND current_user = 'plumbline_app' THEN
      RAISE EXCEPTION 'Keys of the trail are introduced at the machine, by the owner'
        USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER tr_read_body BEFORE INSERT ON audit.entry
    FOR EACH ROW EXECUTE FUNCTION audit.read_body();
  ALTER TABLE audit.entry ENABLE ALWAYS TRIGGER tr_read_body;`;

/**
 * What a partition does not have from its parent: the trigger against TRUNCATE, and a unique index
 * that does not contain the time, which the parent could not have.
 */
const PARTITIONS = `
  CREATE FUNCTION audit.once_per_event(name text) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    EXECUTE format('CREATE UNIQUE INDEX %I ON audit.%I (event_id)',
      'uq_' || name || '_event_id', name);
  END $$;
  REVOKE ALL ON FUNCTION audit.read_body(), audit.once_per_event(text) FROM PUBLIC;

  SELECT audit.once_per_event(relname) FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
   WHERE inhparent = 'audit.entry'::regclass;

  CREATE OR REPLACE FUNCTION audit.ensure_partitions() RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
  DECLARE
    first timestamptz;
    name text;
  BEGIN
    FOR ahead IN 0 .. 2 LOOP
      first := date_trunc('month', clock_timestamp()) + make_interval(months => ahead);
      name := to_char(first, '"entry_"YYYY_MM');
      CONTINUE WHEN to_regclass('audit.' || name) IS NOT NULL;
      PERFORM pg_advisory_xact_lock(hashtext('audit.ensure_partitions'));
      CONTINUE WHEN to_regclass('audit.' || name) IS NOT NULL;
      EXECUTE format('CREATE TABLE audit.%I PARTITION OF audit.entry FOR VALUES FROM (%L) TO (%L)',
        name, first, first + interval '1 month');
      PERFORM audit.deny_truncate(name);
      PERFORM audit.once_per_event(name);
    END LOOP;
  END $$;`;
