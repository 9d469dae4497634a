import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: what witnesses and time-stamping authorities last said must outlive a restart, and be seen
 * by processes other than the one that asked. An anchor is proof, so it is never changed; how a
 * witness stands is bookkeeping, whose proof are the cosignature lines in the checkpoints.
 * Locks: creates only; nothing existing is touched.
 */
export class KeepWitnessesAndAnchors1790000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WITNESS);
    await runner.query(ANCHOR);
    await runner.query(`SELECT audit.deny_changes('anchor', 'UPDATE OR DELETE')`);
    await runner.query(GRANTS);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

const WITNESS = `
  CREATE TABLE audit.witness (
    vkey text NOT NULL,
    size bigint NOT NULL DEFAULT 0,
    cosigned_at timestamptz,
    trouble text,
    trouble_since timestamptz,
    contradicts boolean NOT NULL DEFAULT false,
    CONSTRAINT pk_witness PRIMARY KEY (vkey)
  )`;

/** The last attempt has one row: only what it failed of, so that the health page can say it. */
const ANCHOR = `
  CREATE TABLE audit.anchor (
    size bigint NOT NULL,
    response bytea NOT NULL,
    stamped_at timestamptz NOT NULL,
    kept_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pk_anchor PRIMARY KEY (size)
  );
  CREATE TABLE audit.anchor_attempt (
    one boolean NOT NULL DEFAULT true,
    at timestamptz,
    trouble text,
    CONSTRAINT pk_anchor_attempt PRIMARY KEY (one),
    CONSTRAINT ck_anchor_attempt_one_row CHECK (one)
  );
  INSERT INTO audit.anchor_attempt DEFAULT VALUES;`;

const GRANTS = `
  GRANT SELECT ON audit.witness, audit.anchor, audit.anchor_attempt
    TO plumbline_app, plumbline_auditor;
  GRANT SELECT, INSERT, UPDATE ON audit.witness TO plumbline_sequencer;
  GRANT INSERT (size, response, stamped_at) ON audit.anchor TO plumbline_app;
  GRANT UPDATE (at, trouble) ON audit.anchor_attempt TO plumbline_app;`;
