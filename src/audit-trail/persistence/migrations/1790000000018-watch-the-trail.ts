import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: alerts that several processes share, so that each is told once; what full verifications
 * found; and indexes for those who look for entries by purpose or in a stretch of time. Neither
 * index costs a writer anything to speak of: the first holds only entries with a purpose, the second
 * is a summary per block of pages.
 * Locks: writes to `audit.entry` wait while the indexes are built, seconds for a million entries.
 */
export class WatchTheTrail1790000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [ALERTS, VERIFICATIONS, INDEXES, GRANTS]) await runner.query(step);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

const ALERTS = `
  CREATE TABLE audit.alert (
    id uuid NOT NULL,
    cause text NOT NULL,
    says text NOT NULL,
    raised_at timestamptz NOT NULL,
    cleared_at timestamptz,
    seen_at timestamptz NOT NULL,
    seen_by uuid NOT NULL,
    CONSTRAINT pk_alert PRIMARY KEY (id)
  );
  CREATE UNIQUE INDEX uq_alert_open_cause ON audit.alert (cause) WHERE cleared_at IS NULL;
  CREATE INDEX ix_alert_raised_at ON audit.alert (raised_at);

  CREATE TABLE audit.alert_delivery (
    alert_id uuid NOT NULL,
    channel text NOT NULL,
    news text NOT NULL,
    claimed_until timestamptz NOT NULL,
    delivered_at timestamptz,
    CONSTRAINT pk_alert_delivery PRIMARY KEY (alert_id, channel, news),
    CONSTRAINT ck_alert_delivery_news CHECK (news IN ('raised', 'cleared'))
  );`;

const VERIFICATIONS = `
  CREATE TABLE audit.verification (
    id uuid NOT NULL,
    state text NOT NULL DEFAULT 'waiting',
    requested_at timestamptz NOT NULL,
    started_at timestamptz,
    finished_at timestamptz,
    stage text,
    done bigint NOT NULL DEFAULT 0,
    total bigint NOT NULL DEFAULT 0,
    size bigint,
    verdict text,
    findings jsonb NOT NULL DEFAULT '[]',
    finding_count bigint NOT NULL DEFAULT 0,
    trouble text,
    CONSTRAINT pk_verification PRIMARY KEY (id),
    CONSTRAINT ck_verification_state CHECK (state IN ('waiting', 'running', 'done', 'failed')),
    CONSTRAINT ck_verification_verdict
      CHECK (verdict IN ('good', 'tampered', 'incomplete') AND (state = 'done') = (verdict IS NOT NULL))
  );
  CREATE INDEX ix_verification_requested_at ON audit.verification (requested_at);`;

/** Word for word what EntriesQuery asks: otherwise the index is not used. */
const INDEXES = `
  CREATE INDEX ix_entry_purpose_id ON audit.entry ((encode(body, 'escape')::jsonb ->> 'purpose'), id)
    WHERE position('"purpose":'::bytea IN body) > 0;
  CREATE INDEX ix_entry_received_at ON audit.entry USING brin (received_at)
    WITH (pages_per_range = 32);`;

/** What was told, and what was found, stays. */
const GRANTS = `
  GRANT SELECT, INSERT, UPDATE ON audit.alert, audit.alert_delivery, audit.verification
    TO plumbline_app;
  GRANT SELECT ON audit.alert, audit.alert_delivery, audit.verification TO plumbline_auditor;`;
