import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: whoever owns a table can take its triggers away, so the trail gets an owner as whom nobody
 * signs in. The schema and what is in it are handed over after every run of migrations: see
 * trail-ownership.ts. Whoever migrates may act as the owner and in each role, also where making a
 * role gave them no more than its administration (PostgreSQL 16 and later).
 * Locks: none beyond the catalogue's own; nothing is rewritten.
 */
export class GiveTheTrailAnOwner1790000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OWNER);
    await runner.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

/** Roles belong to the whole cluster, so another database may have made this one. */
const OWNER = `
  DO $$ BEGIN
    IF to_regrole('plumbline_audit_owner') IS NULL THEN
      CREATE ROLE plumbline_audit_owner NOLOGIN;
    END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END $$;
  DO $$ BEGIN
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN
      EXECUTE format(
        'GRANT plumbline_audit_owner, plumbline_app, plumbline_sequencer, plumbline_auditor TO %I',
        session_user);
    END IF;
  END $$;`;
