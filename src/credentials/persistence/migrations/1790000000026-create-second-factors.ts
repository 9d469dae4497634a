import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: everybody has a second factor besides the password (CJIS IA-2): an authenticator app or a
 * passkey, and recovery codes for when it is lost. A code works once, which the key of
 * `totp_used_step` decides, however many requests bring it at the same moment.
 * Locks: creates tables only; nothing that is in use is touched.
 */
export class CreateSecondFactors1790000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    // That a factor was used is part of the sign-in, which has its entry; all else is an act.
    await runner.query(`
      CREATE CONSTRAINT TRIGGER tr_needs_entry
        AFTER INSERT OR DELETE OR UPDATE OF id, person_id, kind, name, created_at, removed_at,
          sealed_secret, credential_id, public_key, transports ON second_factor
        DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION audit.require_entry('person', 'person_id');
      ALTER TABLE second_factor ENABLE ALWAYS TRIGGER tr_needs_entry;
    `);
    // What is only on its way goes when it is over; the application deletes nothing else.
    await runner.query('GRANT DELETE ON factor_ceremony, totp_used_step TO plumbline_app');
    await runner.query(`SELECT audit.protect('recovery_code', 'person', 'person_id')`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

const TABLES = `
  CREATE TABLE second_factor (
    id uuid CONSTRAINT pk_second_factor PRIMARY KEY,
    person_id uuid NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    created_at timestamptz NOT NULL,
    last_used_at timestamptz,
    removed_at timestamptz,
    sealed_secret bytea,
    credential_id text,
    public_key bytea,
    counter bigint,
    transports text[],
    CONSTRAINT ck_second_factor_kind CHECK (kind IN ('totp', 'passkey')),
    CONSTRAINT ck_second_factor_totp CHECK ((kind = 'totp') = (sealed_secret IS NOT NULL)),
    CONSTRAINT ck_second_factor_passkey CHECK (
      CASE kind WHEN 'passkey' THEN num_nulls(credential_id, public_key, counter, transports) = 0
                ELSE num_nonnulls(credential_id, public_key, counter, transports) = 0 END)
  );
  CREATE INDEX ix_second_factor_person ON second_factor (person_id);
  CREATE UNIQUE INDEX uq_second_factor_credential_id ON second_factor (credential_id);

  CREATE TABLE totp_used_step (
    factor_id uuid NOT NULL,
    step bigint NOT NULL,
    CONSTRAINT pk_totp_used_step PRIMARY KEY (factor_id, step)
  );

  CREATE TABLE recovery_code (
    id uuid CONSTRAINT pk_recovery_code PRIMARY KEY,
    person_id uuid NOT NULL,
    code_sha256 bytea NOT NULL,
    made_at timestamptz NOT NULL,
    used_at timestamptz,
    withdrawn_at timestamptz
  );
  CREATE UNIQUE INDEX uq_recovery_code_code_sha256 ON recovery_code (person_id, code_sha256);

  CREATE TABLE factor_ceremony (
    id uuid CONSTRAINT pk_factor_ceremony PRIMARY KEY,
    bound_to uuid NOT NULL,
    purpose text NOT NULL,
    person_id uuid NOT NULL,
    challenge text,
    sealed_secret bytea,
    expires_at timestamptz NOT NULL,
    CONSTRAINT ck_factor_ceremony_purpose
      CHECK (purpose IN ('totp-enrolment', 'passkey-enrolment', 'passkey-proof')),
    CONSTRAINT ck_factor_ceremony_holds CHECK (
      (purpose = 'totp-enrolment') = (sealed_secret IS NOT NULL)
      AND (purpose = 'totp-enrolment') = (challenge IS NULL))
  );
  CREATE UNIQUE INDEX uq_factor_ceremony_bound_to ON factor_ceremony (bound_to, purpose);
  CREATE INDEX ix_factor_ceremony_expires_at ON factor_ceremony (expires_at);`;
