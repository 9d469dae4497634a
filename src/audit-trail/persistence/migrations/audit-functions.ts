/**
 * A fence, not the proof: a superuser can take these triggers away, which is why checkpoints leave
 * the database. `ENABLE ALWAYS` keeps them awake under `session_replication_role = replica`.
 */
export const DENY_CHANGES = `
  CREATE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'What stands in audit.% is never changed', TG_TABLE_NAME
      USING ERRCODE = 'insufficient_privilege';
  END $$;

  CREATE FUNCTION audit.deny_truncate(name text) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    EXECUTE format('CREATE TRIGGER tr_deny_truncate BEFORE TRUNCATE ON audit.%I
      FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', name);
    EXECUTE format('ALTER TABLE audit.%I ENABLE ALWAYS TRIGGER tr_deny_truncate', name);
  END $$;

  CREATE FUNCTION audit.deny_changes(name text, acts text) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    EXECUTE format('CREATE TRIGGER tr_deny_change BEFORE %s ON audit.%I
      FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()', acts, name);
    EXECUTE format('ALTER TABLE audit.%I ENABLE ALWAYS TRIGGER tr_deny_change', name);
    PERFORM audit.deny_truncate(name);
  END $$;`;

/**
 * Makes the monthly partitions of this month and the two after it. Run at start and daily; without
 * a partition an insert fails, and the act with it. Row triggers come from the parent by
 * themselves; a TRUNCATE trigger does not, so each partition gets its own.
 */
export const ENSURE_PARTITIONS = `
  CREATE FUNCTION audit.ensure_partitions() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
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
    END LOOP;
  END $$;`;

/**
 * The guard: at commit, every change of a protected row must have an entry of the same transaction
 * that names the row, or one of the other targets given for it. It looks with the owner's rights,
 * and one day back: enough for any transaction, and the old partitions stay untouched.
 */
export const REQUIRE_ENTRY = `
  CREATE FUNCTION audit.require_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    changed jsonb := CASE TG_OP WHEN 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
    targets text[] := '{}';
  BEGIN
    FOR i IN 0 .. TG_NARGS - 1 BY 2 LOOP
      targets := targets || (TG_ARGV[i] || ':' || (changed ->> TG_ARGV[i + 1]));
    END LOOP;
    IF NOT EXISTS (
      SELECT FROM audit.entry
       WHERE target = ANY (targets) AND xid = pg_current_xact_id()
         AND received_at >= transaction_timestamp() - interval '1 day'
    ) THEN
      RAISE EXCEPTION 'A change of % lacks its audit entry about %', TG_TABLE_NAME,
        array_to_string(targets, ' or ')
        USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
  END $$;`;

/**
 * `SELECT audit.protect('review', 'review', 'id', 'draw', 'draw_id')`: a change of `review` needs
 * an entry whose target is `review:<id>` or `draw:<draw_id>`.
 */
export const PROTECT = `
  CREATE FUNCTION audit.protect(protected regclass, VARIADIC targets text[]) RETURNS void
  LANGUAGE plpgsql AS $$
  DECLARE
    arguments text := (SELECT string_agg(quote_literal(word), ', ') FROM unnest(targets) AS word);
  BEGIN
    IF cardinality(targets) % 2 <> 0 THEN
      RAISE EXCEPTION 'audit.protect takes pairs of a subject and a column';
    END IF;
    EXECUTE format('CREATE CONSTRAINT TRIGGER tr_needs_entry
      AFTER INSERT OR UPDATE OR DELETE ON %s DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION audit.require_entry(%s)', protected, arguments);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER tr_needs_entry', protected);
  END $$;`;
