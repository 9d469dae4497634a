import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: machines have credentials of their own, which end, can be rotated, and are no accounts.
 * Locks: creates tables only; nothing that is in use is touched.
 */
export class CreateApiClients1790000000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CLIENTS);
    await runner.query(CREDENTIALS);
    await runner.query(TRACES);
    await runner.query(`SELECT audit.protect('api_client', 'api-client', 'id')`);
    await runner.query(`SELECT audit.protect('api_client_secret', 'api-client', 'client_id')`);
    await runner.query(`SELECT audit.protect('api_client_key', 'api-client', 'client_id')`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

const CLIENTS = `
  CREATE TABLE api_client (
    id uuid CONSTRAINT pk_api_client PRIMARY KEY,
    name text NOT NULL,
    purpose text NOT NULL,
    permissions text[] NOT NULL,
    networks text[] NOT NULL,
    requests_per_minute integer NOT NULL,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    valid_until timestamptz NOT NULL,
    revoked_at timestamptz,
    revoked_by uuid,
    revoke_reason text,
    CONSTRAINT ck_api_client_purpose
      CHECK (purpose IN ('dock', 'dispatch', 'sensor-gateway', 'identity-provisioning')),
    CONSTRAINT ck_api_client_permissions
      CHECK (cardinality(permissions) > 0 AND
             permissions <@ ARRAY['clip.ingest', 'trigger-event.record', 'person.provision']),
    CONSTRAINT ck_api_client_revoked_by_somebody
      CHECK ((revoked_at IS NULL) = (revoked_by IS NULL) AND
             (revoked_at IS NULL) = (revoke_reason IS NULL))
  );
  CREATE UNIQUE INDEX uq_api_client_name ON api_client (name) WHERE revoked_at IS NULL;`;

const CREDENTIALS = `
  CREATE TABLE api_client_secret (
    id uuid CONSTRAINT pk_api_client_secret PRIMARY KEY,
    client_id uuid NOT NULL
      CONSTRAINT fk_api_client_secret_client REFERENCES api_client (id) ON DELETE RESTRICT,
    secret_sha256 bytea NOT NULL,
    made_at timestamptz NOT NULL,
    ends_at timestamptz
  );
  CREATE INDEX ix_api_client_secret_client ON api_client_secret (client_id);

  CREATE TABLE api_client_key (
    id uuid CONSTRAINT pk_api_client_key PRIMARY KEY,
    client_id uuid NOT NULL
      CONSTRAINT fk_api_client_key_client REFERENCES api_client (id) ON DELETE RESTRICT,
    algorithm text NOT NULL,
    spki bytea NOT NULL,
    added_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT ck_api_client_key_algorithm CHECK (algorithm IN ('ed25519', 'ecdsa-p256-sha256'))
  );
  CREATE INDEX ix_api_client_key_client ON api_client_key (client_id);`;

const TRACES = `
  CREATE TABLE api_client_use (
    client_id uuid CONSTRAINT pk_api_client_use PRIMARY KEY
      CONSTRAINT fk_api_client_use_client REFERENCES api_client (id) ON DELETE RESTRICT,
    used_at timestamptz NOT NULL,
    used_from text
  );

  CREATE TABLE api_client_nonce (
    key_id uuid NOT NULL
      CONSTRAINT fk_api_client_nonce_key REFERENCES api_client_key (id) ON DELETE RESTRICT,
    nonce text NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT pk_api_client_nonce PRIMARY KEY (key_id, nonce)
  );
  CREATE INDEX ix_api_client_nonce_expires_at ON api_client_nonce (expires_at);
  GRANT DELETE ON api_client_nonce TO plumbline_app;`;
