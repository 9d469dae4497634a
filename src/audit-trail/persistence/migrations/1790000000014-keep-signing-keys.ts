import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: a log outlives its keys, and an old checkpoint verifies only with the key of its time. The
 * sequencer begins the history with the first key; later acts are the owner's, by command line.
 * It also reads the last number given to an entry, because a restore that lost count would give
 * numbers again, and such entries would pass for sequenced.
 * Locks: creates only; nothing existing is touched.
 */
export class KeepSigningKeys1790000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SIGNING_KEY);
    await runner.query(`SELECT audit.deny_changes('signing_key', 'UPDATE OR DELETE')`);
    await runner.query(GRANTS);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

const SIGNING_KEY = `
  CREATE TABLE audit.signing_key (
    number bigint GENERATED ALWAYS AS IDENTITY,
    vkey text NOT NULL,
    act text NOT NULL,
    size bigint NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pk_signing_key PRIMARY KEY (number),
    CONSTRAINT uq_signing_key_vkey_act UNIQUE (vkey, act),
    CONSTRAINT ck_signing_key_act CHECK (act IN ('introduced', 'retired'))
  )`;

const GRANTS = `
  GRANT SELECT ON audit.signing_key TO plumbline_app, plumbline_sequencer, plumbline_auditor;
  GRANT INSERT (vkey, act, size) ON audit.signing_key TO plumbline_sequencer;
  GRANT SELECT ON SEQUENCE audit.entry_id_seq TO plumbline_sequencer`;
