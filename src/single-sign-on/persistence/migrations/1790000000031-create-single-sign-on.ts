import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Identity providers, who is linked with them, the roles that their groups give, and the accounts
 * that open without them.
 * Locks: creates tables only; nothing that is in use is touched.
 */
export class CreateSingleSignOn1790000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createProviders(runner);
    await createLinks(runner);
    await createWays(runner);
    await createBreakGlass(runner);
    const ofPeople = [
      'linked_identity',
      'single_sign_on_grant',
      'single_sign_on_sign_in',
      'break_glass_account',
    ];
    for (const table of ofPeople) {
      await runner.query(`SELECT audit.protect($1, 'person', 'person_id')`, [table]);
    }
    // What is only on its way goes when it is over; the application deletes nothing else.
    await runner.query(`
      GRANT DELETE ON single_sign_on_arrival, single_sign_on_attempt, spent_logout_token
        TO plumbline_app;
      SELECT audit.protect('identity_provider', 'identity-provider', 'id');
      SELECT audit.protect('group_role', 'identity-provider', 'provider_id');
      SELECT audit.protect('single_sign_on_policy', 'single-sign-on', 'id');
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

async function createProviders(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE identity_provider (
      id uuid CONSTRAINT pk_identity_provider PRIMARY KEY,
      slug text NOT NULL,
      name text NOT NULL,
      issuer text NOT NULL,
      client_id text NOT NULL,
      client_secret bytea NOT NULL,
      algorithm text NOT NULL,
      scopes text[] NOT NULL,
      required_acr text[] NOT NULL,
      required_amr text[] NOT NULL,
      groups_claim text,
      is_enabled boolean NOT NULL,
      created_by uuid NOT NULL,
      created_at timestamptz NOT NULL,
      changed_at timestamptz NOT NULL,
      CONSTRAINT ck_identity_provider_algorithm
        CHECK (algorithm IN ('RS256', 'PS256', 'ES256', 'EdDSA')),
      CONSTRAINT ck_identity_provider_assured
        CHECK (cardinality(required_acr) + cardinality(required_amr) > 0)
    );
    CREATE UNIQUE INDEX uq_identity_provider_slug ON identity_provider (slug);
    CREATE UNIQUE INDEX uq_identity_provider_name ON identity_provider (name);
    CREATE UNIQUE INDEX uq_identity_provider_issuer ON identity_provider (issuer);

    CREATE TABLE group_role (
      id uuid CONSTRAINT pk_group_role PRIMARY KEY,
      provider_id uuid NOT NULL
        CONSTRAINT fk_group_role_provider REFERENCES identity_provider (id) ON DELETE RESTRICT,
      group_name text NOT NULL,
      role text NOT NULL,
      unit_id uuid,
      prepared_by uuid NOT NULL,
      prepared_at timestamptz NOT NULL,
      approved_by uuid,
      approved_at timestamptz,
      ended_at timestamptz,
      CONSTRAINT ck_group_role_two_people CHECK (approved_by IS NULL OR approved_by <> prepared_by)
    );
    CREATE UNIQUE INDEX uq_group_role_line
      ON group_role (provider_id, group_name, role, unit_id)
      WHERE ended_at IS NULL;
  `);
}

async function createLinks(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE linked_identity (
      id uuid CONSTRAINT pk_linked_identity PRIMARY KEY,
      provider_id uuid NOT NULL
        CONSTRAINT fk_linked_identity_provider REFERENCES identity_provider (id) ON DELETE RESTRICT,
      issuer text NOT NULL,
      subject text NOT NULL,
      person_id uuid NOT NULL,
      linked_by uuid NOT NULL,
      linked_at timestamptz NOT NULL,
      ended_at timestamptz
    );
    CREATE UNIQUE INDEX uq_linked_identity_subject ON linked_identity (issuer, subject)
      WHERE ended_at IS NULL;
    CREATE INDEX ix_linked_identity_person ON linked_identity (person_id);

    CREATE TABLE single_sign_on_arrival (
      id uuid CONSTRAINT pk_single_sign_on_arrival PRIMARY KEY,
      number text NOT NULL,
      provider_id uuid NOT NULL CONSTRAINT fk_single_sign_on_arrival_provider
        REFERENCES identity_provider (id) ON DELETE RESTRICT,
      issuer text NOT NULL,
      subject text NOT NULL,
      shown_name text NOT NULL,
      arrived_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL
    );
    CREATE UNIQUE INDEX uq_single_sign_on_arrival_number ON single_sign_on_arrival (number);
    CREATE UNIQUE INDEX uq_single_sign_on_arrival_subject
      ON single_sign_on_arrival (issuer, subject);

    CREATE TABLE single_sign_on_grant (
      grant_id uuid CONSTRAINT pk_single_sign_on_grant PRIMARY KEY,
      person_id uuid NOT NULL,
      provider_id uuid NOT NULL CONSTRAINT fk_single_sign_on_grant_provider
        REFERENCES identity_provider (id) ON DELETE RESTRICT,
      group_role_id uuid NOT NULL CONSTRAINT fk_single_sign_on_grant_group_role
        REFERENCES group_role (id) ON DELETE RESTRICT,
      given_at timestamptz NOT NULL,
      ended_at timestamptz
    );
    CREATE INDEX ix_single_sign_on_grant_person ON single_sign_on_grant (person_id)
      WHERE ended_at IS NULL;
  `);
}

async function createWays(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE single_sign_on_attempt (
      digest bytea CONSTRAINT pk_single_sign_on_attempt PRIMARY KEY,
      provider_id uuid NOT NULL,
      purpose text NOT NULL,
      person_id uuid,
      session_id uuid,
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      used_at timestamptz,
      CONSTRAINT ck_single_sign_on_attempt_purpose
        CHECK (purpose IN ('sign-in', 'confirmation', 'link', 'test')),
      CONSTRAINT ck_single_sign_on_attempt_whose
        CHECK ((purpose = 'sign-in') = (person_id IS NULL))
    );
    CREATE INDEX ix_single_sign_on_attempt_expires_at ON single_sign_on_attempt (expires_at);

    CREATE TABLE single_sign_on_sign_in (
      sign_in_id uuid CONSTRAINT pk_single_sign_on_sign_in PRIMARY KEY,
      session_id uuid,
      person_id uuid NOT NULL,
      provider_id uuid NOT NULL CONSTRAINT fk_single_sign_on_sign_in_provider
        REFERENCES identity_provider (id) ON DELETE RESTRICT,
      subject text NOT NULL,
      sid text,
      proved_at timestamptz,
      created_at timestamptz NOT NULL,
      ended_at timestamptz
    );
    CREATE UNIQUE INDEX uq_single_sign_on_sign_in_session ON single_sign_on_sign_in (session_id);
    CREATE INDEX ix_single_sign_on_sign_in_subject
      ON single_sign_on_sign_in (provider_id, subject);

    CREATE TABLE spent_logout_token (
      provider_id uuid NOT NULL,
      jti_sha256 bytea NOT NULL,
      expires_at timestamptz NOT NULL,
      CONSTRAINT pk_spent_logout_token PRIMARY KEY (provider_id, jti_sha256)
    );
    CREATE INDEX ix_spent_logout_token_expires_at ON spent_logout_token (expires_at);
  `);
}

async function createBreakGlass(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE break_glass_account (
      id uuid CONSTRAINT pk_break_glass_account PRIMARY KEY,
      person_id uuid NOT NULL,
      prepared_by uuid NOT NULL,
      prepared_at timestamptz NOT NULL,
      approved_by uuid,
      approved_at timestamptz,
      last_used_at timestamptz,
      ended_at timestamptz,
      CONSTRAINT ck_break_glass_account_two_people
        CHECK (approved_by IS NULL OR approved_by <> prepared_by)
    );
    CREATE UNIQUE INDEX uq_break_glass_account_person ON break_glass_account (person_id)
      WHERE ended_at IS NULL;

    CREATE TABLE single_sign_on_policy (
      id text CONSTRAINT pk_single_sign_on_policy PRIMARY KEY,
      is_only_way boolean NOT NULL,
      changed_by uuid NOT NULL,
      changed_at timestamptz NOT NULL,
      CONSTRAINT ck_single_sign_on_policy_one CHECK (id = 'policy')
    );
  `);
}
