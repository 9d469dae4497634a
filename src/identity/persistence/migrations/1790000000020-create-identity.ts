import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People, their roles, sessions, one-time links and sign-in attempts.
 * Locks: creates tables only; nothing that is in use is touched.
 */
export class CreateIdentity1790000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person (
        id uuid CONSTRAINT pk_person PRIMARY KEY,
        username text NOT NULL,
        display_name text NOT NULL,
        password_hash text,
        state text NOT NULL,
        officer_id uuid,
        created_at timestamptz NOT NULL,
        CONSTRAINT ck_person_state CHECK (state IN ('invited', 'active', 'disabled')),
        CONSTRAINT ck_person_active_has_password
          CHECK (state <> 'active' OR password_hash IS NOT NULL)
      );
      CREATE UNIQUE INDEX uq_person_username ON person (username);

      CREATE TABLE role_grant (
        id uuid CONSTRAINT pk_role_grant PRIMARY KEY,
        person_id uuid NOT NULL
          CONSTRAINT fk_role_grant_person REFERENCES person (id) ON DELETE RESTRICT,
        role text NOT NULL,
        unit_id uuid,
        granted_by uuid,
        granted_at timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT ck_role_grant_role CHECK (role IN ('officer', 'supervisor', 'commander',
          'records', 'auditor', 'administrator', 'service'))
      );
      CREATE INDEX ix_role_grant_person ON role_grant (person_id);

      CREATE TABLE session (
        id uuid CONSTRAINT pk_session PRIMARY KEY,
        person_id uuid NOT NULL
          CONSTRAINT fk_session_person REFERENCES person (id) ON DELETE RESTRICT,
        created_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        ended_at timestamptz
      );
      CREATE INDEX ix_session_person ON session (person_id);

      CREATE TABLE one_time_link (
        id uuid CONSTRAINT pk_one_time_link PRIMARY KEY,
        purpose text NOT NULL,
        person_id uuid
          CONSTRAINT fk_one_time_link_person REFERENCES person (id) ON DELETE RESTRICT,
        token_sha256 bytea NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        CONSTRAINT ck_one_time_link_purpose CHECK (purpose IN ('setup', 'invitation'))
      );
      CREATE UNIQUE INDEX uq_one_time_link_token_sha256 ON one_time_link (token_sha256);

      CREATE TABLE sign_in_attempt (
        id uuid CONSTRAINT pk_sign_in_attempt PRIMARY KEY,
        username text NOT NULL,
        at timestamptz NOT NULL,
        succeeded boolean NOT NULL
      );
      CREATE INDEX ix_sign_in_attempt_username ON sign_in_attempt (username, at);
    `);
    await runner.query(`SELECT audit.protect('person', 'person', 'id')`);
    await runner.query(`SELECT audit.protect('role_grant', 'person', 'person_id')`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward; restore a backup instead.'));
  }
}
