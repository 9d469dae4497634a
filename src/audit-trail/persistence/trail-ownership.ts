/**
 * Hands everything in the schema `audit` to `plumbline_audit_owner`, who cannot sign in; run after
 * migrations, whoever made what. An owner needs the right to create in the database for the moment
 * in which it gets the schema.
 */
export const HAND_OVER_TRAIL = `
  DO $$ DECLARE act text; BEGIN
    EXECUTE format('GRANT CREATE ON DATABASE %I TO plumbline_audit_owner', current_database());
    FOR act IN
      SELECT 'SCHEMA audit' FROM pg_namespace
       WHERE nspname = 'audit' AND nspowner <> 'plumbline_audit_owner'::regrole
      UNION ALL
      SELECT format('%s %s', CASE relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, oid::regclass)
        FROM pg_class
       WHERE relnamespace = 'audit'::regnamespace AND relkind IN ('r', 'p', 'v')
         AND relowner <> 'plumbline_audit_owner'::regrole
      UNION ALL
      SELECT format('FUNCTION %s', oid::regprocedure) FROM pg_proc
       WHERE pronamespace = 'audit'::regnamespace
         AND proowner <> 'plumbline_audit_owner'::regrole
    LOOP
      EXECUTE 'ALTER ' || act || ' OWNER TO plumbline_audit_owner';
    END LOOP;
    EXECUTE format('REVOKE CREATE ON DATABASE %I FROM plumbline_audit_owner', current_database());
  END $$`;
