import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DENY_CHANGES, ENSURE_PARTITIONS, PROTECT, REQUIRE_ENTRY } from './audit-functions.js';

/**
 * Why: the audit trail, designed so that a writer pays one insert and nothing else. There is no
 * chain, no lock and no foreign key: a chain would serialise all writers, and a foreign key could
 * rewrite or cascade away what must never change.
 * Locks: creates only; nothing existing is touched. Needs CREATEROLE unless the roles exist.
 */
export class CreateAuditTrail1790000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const role of ['plumbline_app', 'plumbline_sequencer', 'plumbline_auditor']) {
      await runner.query(ensureRole(role));
    }
    const steps = [TABLES, INDEXES, DENY_CHANGES, DENY_TRIGGERS, ENSURE_PARTITIONS];
    for (const step of [...steps, REQUIRE_ENTRY, PROTECT, GRANTS]) await runner.query(step);
    await runner.query('SELECT audit.ensure_partitions()');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

/** Roles belong to the whole cluster, so another database, or another process, may have made them. */
const ensureRole = (role: string) => `
  DO $$ BEGIN
    IF to_regrole('${role}') IS NULL THEN CREATE ROLE ${role} NOLOGIN; END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END $$;
  DO $$ BEGIN
    IF NOT pg_has_role(session_user, '${role}', 'MEMBER')
      THEN EXECUTE format('GRANT ${role} TO %I', session_user);
    END IF;
  END $$`;

/**
 * The search columns are made from the body, so they cannot say anything else. `encode` is
 * immutable where `convert_from` is not, and equal to the text as long as the body is ASCII
 * without backslashes; with anything else the cast to jsonb fails, and the insert with it.
 */
const fromBody = (name: string) =>
  `text NOT NULL GENERATED ALWAYS AS (encode(body, 'escape')::jsonb ->> '${name}') STORED`;

const TABLES = `
  CREATE SCHEMA audit;

  CREATE TABLE audit.entry (
    id bigint GENERATED ALWAYS AS IDENTITY,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    body bytea NOT NULL,
    leaf_hash bytea NOT NULL GENERATED ALWAYS AS (sha256('\\x00'::bytea || body)) STORED,
    kind ${fromBody('kind')},
    actor ${fromBody('actor')},
    target ${fromBody('target')},
    CONSTRAINT pk_entry PRIMARY KEY (id, received_at),
    CONSTRAINT ck_entry_fits_into_a_bundle CHECK (octet_length(body) <= 65535),
    CONSTRAINT ck_entry_holds_no_free_text
      CHECK (position('\\x20'::bytea IN body) = 0 AND position('\\x5c'::bytea IN body) = 0)
  ) PARTITION BY RANGE (received_at);

  CREATE TABLE audit.disclosure (
    entry_id uuid NOT NULL,
    name text NOT NULL,
    encoded text NOT NULL,
    CONSTRAINT pk_disclosure PRIMARY KEY (entry_id, name)
  );

  CREATE TABLE audit.event_key (
    key text NOT NULL,
    entry_id uuid NOT NULL,
    CONSTRAINT pk_event_key PRIMARY KEY (key)
  );

  CREATE TABLE audit.leaf (
    idx bigint NOT NULL,
    entry_id bigint NOT NULL,
    received_at timestamptz NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT pk_leaf PRIMARY KEY (idx),
    CONSTRAINT uq_leaf_entry_id UNIQUE (entry_id)
  );

  CREATE TABLE audit.tile (
    level int NOT NULL,
    n bigint NOT NULL,
    root bytea NOT NULL,
    CONSTRAINT pk_tile PRIMARY KEY (level, n)
  );

  CREATE TABLE audit.checkpoint (
    size bigint NOT NULL,
    root bytea NOT NULL,
    note text NOT NULL,
    signed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pk_checkpoint PRIMARY KEY (size)
  );

  CREATE TABLE audit.tree (
    one boolean NOT NULL DEFAULT true,
    origin text,
    size bigint NOT NULL DEFAULT 0,
    frontier bytea[] NOT NULL DEFAULT '{}',
    xid_cursor xid8 NOT NULL DEFAULT '0',
    system_identifier bigint,
    published_size bigint NOT NULL DEFAULT 0,
    CONSTRAINT pk_tree PRIMARY KEY (one),
    CONSTRAINT ck_tree_one_row CHECK (one),
    CONSTRAINT ck_tree_published_is_sequenced CHECK (published_size <= size)
  );
  INSERT INTO audit.tree DEFAULT VALUES;`;

/** The guard asks by target and transaction, the sequencer by transaction, people by the rest. */
const INDEXES = `
  CREATE INDEX ix_entry_target_xid ON audit.entry (target, xid);
  CREATE INDEX ix_entry_xid ON audit.entry (xid);
  CREATE INDEX ix_entry_actor_id ON audit.entry (actor, id);`;

/** Disclosures alone can be deleted: by the owner, when a court orders it. No proof changes. */
const DENY_TRIGGERS = `
  SELECT audit.deny_changes(name, 'UPDATE OR DELETE')
    FROM unnest('{entry,leaf,tile,checkpoint,event_key}'::text[]) AS name;
  SELECT audit.deny_changes('disclosure', 'UPDATE');
  SELECT audit.deny_changes('tree', 'DELETE');`;

/**
 * Rights by column: who may insert a body still cannot choose an id, a transaction or a time.
 * The tables of the features get no DELETE and no TRUNCATE; who needs one asks in a migration.
 */
const GRANTS = `
  REVOKE ALL ON SCHEMA audit FROM PUBLIC;
  REVOKE ALL ON ALL FUNCTIONS IN SCHEMA audit FROM PUBLIC;
  GRANT USAGE ON SCHEMA audit TO plumbline_app, plumbline_sequencer, plumbline_auditor;
  GRANT SELECT ON ALL TABLES IN SCHEMA audit TO plumbline_app, plumbline_auditor;
  GRANT INSERT (body) ON audit.entry TO plumbline_app;
  GRANT INSERT ON audit.disclosure, audit.event_key TO plumbline_app;

  GRANT SELECT ON audit.entry, audit.leaf, audit.tile, audit.checkpoint, audit.tree
    TO plumbline_sequencer;
  GRANT INSERT ON audit.leaf, audit.tile, audit.checkpoint TO plumbline_sequencer;
  GRANT UPDATE ON audit.tree TO plumbline_sequencer;
  GRANT EXECUTE ON FUNCTION audit.ensure_partitions() TO plumbline_sequencer;

  GRANT USAGE ON SCHEMA public TO plumbline_app;
  ALTER DEFAULT PRIVILEGES IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE ON TABLES TO plumbline_app;
  ALTER DEFAULT PRIVILEGES IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO plumbline_app;`;
