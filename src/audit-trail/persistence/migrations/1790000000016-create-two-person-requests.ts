import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: a court can order that disclosures be expunged. No role may delete them; this function may,
 * for a request that two different people stand behind, and exactly what the request lists.
 * Locks: creates only.
 */
export class CreateTwoPersonRequests1790000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [REQUESTS, EXPUNCTIONS, EXPUNGE, GRANTS]) await runner.query(step);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

const REQUESTS = `
  CREATE TABLE audit.two_person_request (
    id uuid NOT NULL,
    act text NOT NULL,
    state text NOT NULL DEFAULT 'requested',
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL,
    decided_by text,
    decided_at timestamptz,
    approval_entry_id bigint,
    done_at timestamptz,
    CONSTRAINT pk_two_person_request PRIMARY KEY (id),
    CONSTRAINT ck_two_person_request_act CHECK (act IN ('expunction', 'pruning')),
    CONSTRAINT ck_two_person_request_state
      CHECK (state IN ('requested', 'approved', 'withdrawn', 'done')),
    CONSTRAINT ck_two_person_request_decided CHECK (
      (state = 'requested') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
    CONSTRAINT ck_two_person_request_two_persons
      CHECK (state NOT IN ('approved', 'done') OR decided_by <> requested_by),
    CONSTRAINT ck_two_person_request_approved
      CHECK ((state IN ('approved', 'done')) = (approval_entry_id IS NOT NULL)),
    CONSTRAINT ck_two_person_request_done CHECK ((state = 'done') = (done_at IS NOT NULL))
  );
  CREATE INDEX ix_two_person_request_act_id ON audit.two_person_request (act, id);
  SELECT audit.protect('audit.two_person_request', 'expunction', 'id', 'pruning', 'id');`;

const EXPUNCTIONS = `
  CREATE TABLE audit.expunction (
    request_id uuid NOT NULL,
    reference text NOT NULL,
    order_sha256 text NOT NULL,
    values_asked int NOT NULL,
    values_removed int,
    CONSTRAINT pk_expunction PRIMARY KEY (request_id),
    CONSTRAINT fk_expunction_request FOREIGN KEY (request_id)
      REFERENCES audit.two_person_request (id) ON DELETE RESTRICT,
    CONSTRAINT ck_expunction_order_sha256 CHECK (order_sha256 ~ '^[0-9a-f]{64}$')
  );
  CREATE TABLE audit.expunction_item (
    request_id uuid NOT NULL,
    event_id uuid NOT NULL,
    name text NOT NULL,
    CONSTRAINT pk_expunction_item PRIMARY KEY (request_id, event_id, name),
    CONSTRAINT fk_expunction_item_expunction FOREIGN KEY (request_id)
      REFERENCES audit.expunction (request_id) ON DELETE RESTRICT
  );
  SELECT audit.protect('audit.expunction', 'expunction', 'request_id');
  SELECT audit.protect('audit.expunction_item', 'expunction', 'request_id');`;

const EXPUNGE = `
  CREATE FUNCTION audit.expunge(request uuid) RETURNS TABLE (event_id uuid, name text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM FROM audit.two_person_request AS asked
      WHERE asked.id = request AND asked.act = 'expunction' AND asked.state = 'approved'
        AND asked.decided_by <> asked.requested_by
        FOR UPDATE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'Expunging takes a request that a second person has approved'
        USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN QUERY
      DELETE FROM audit.disclosure AS gone USING audit.expunction_item AS item
       WHERE item.request_id = request
         AND gone.entry_id = item.event_id AND gone.name = item.name
      RETURNING gone.entry_id, gone.name;
  END $$;`;

/** A request begins as one; then state and outcome alone may change, who asked for what may not. */
const GRANTS = `
  REVOKE ALL ON FUNCTION audit.expunge(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION audit.expunge(uuid) TO plumbline_app;
  GRANT SELECT ON audit.two_person_request, audit.expunction, audit.expunction_item
    TO plumbline_app, plumbline_auditor;
  GRANT INSERT (id, act, requested_by, requested_at) ON audit.two_person_request
    TO plumbline_app;
  GRANT INSERT (request_id, reference, order_sha256, values_asked) ON audit.expunction
    TO plumbline_app;
  GRANT INSERT ON audit.expunction_item TO plumbline_app;
  GRANT UPDATE (state, decided_by, decided_at, approval_entry_id, done_at)
    ON audit.two_person_request TO plumbline_app;
  GRANT UPDATE (values_removed) ON audit.expunction TO plumbline_app;`;
