import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: entries past their retention go, by whole months, on the word of two people. Leaves and
 * hash tiles stay, so every proof and every checkpoint of the rest still holds; the tree remembers
 * from which index on entries are there.
 * Locks: creates, and adds a column with a constant default to `audit.tree`; nothing is rewritten.
 */
export class CreatePruning1790000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [TABLES, PRUNE, GRANTS]) await runner.query(step);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

const TABLES = `
  ALTER TABLE audit.tree ADD COLUMN minimum_index bigint NOT NULL DEFAULT 0;
  CREATE TABLE audit.pruning (
    request_id uuid NOT NULL,
    before_at timestamptz NOT NULL,
    minimum_index bigint,
    months text[],
    CONSTRAINT pk_pruning PRIMARY KEY (request_id),
    CONSTRAINT fk_pruning_request FOREIGN KEY (request_id)
      REFERENCES audit.two_person_request (id) ON DELETE RESTRICT
  );
  SELECT audit.protect('audit.pruning', 'pruning', 'request_id');`;

/**
 * The minimum index is the first entry that must stay, taken down to a whole tile, so that no
 * bundle is ever cut. A month goes when all of its entries lie before that index; the last one
 * usually reaches a little beyond it, and goes the next time. What a month holds besides leaves
 * is lost with it, so a month with an entry that has no leaf stays. Who appends an entry waits behind
 * whoever waits to drop a month of them, so that wait is short: the job comes back.
 */
const PRUNE = `
  CREATE FUNCTION audit.prune(request uuid, OUT minimum bigint, OUT gone text[])
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET lock_timeout = '2s' AS $$
  DECLARE
    cutoff timestamptz;
    tree audit.tree%ROWTYPE;
    month text;
    stays boolean;
  BEGIN
    SELECT pruning.before_at INTO cutoff
      FROM audit.two_person_request AS asked
      JOIN audit.pruning ON pruning.request_id = asked.id
     WHERE asked.id = request AND asked.act = 'pruning' AND asked.state = 'approved'
       AND asked.decided_by <> asked.requested_by
       FOR UPDATE OF asked;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'Pruning takes a request that a second person has approved'
        USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF cutoff > date_trunc('month', clock_timestamp()) - interval '1 year' THEN
      RAISE EXCEPTION 'Entries are kept for a year at least (CJIS AU-11)'
        USING ERRCODE = 'insufficient_privilege';
    END IF;

    SELECT * INTO tree FROM audit.tree;
    minimum := coalesce(
      (SELECT idx FROM audit.leaf
        WHERE idx >= tree.minimum_index AND received_at >= cutoff ORDER BY idx LIMIT 1),
      tree.published_size);
    minimum := greatest(least(minimum, tree.published_size) / 256 * 256, tree.minimum_index);

    gone := '{}';
    FOR month IN
      SELECT child.relname FROM pg_inherits
        JOIN pg_class AS child ON child.oid = inhrelid
       WHERE inhparent = 'audit.entry'::regclass
         AND to_timestamp(substr(child.relname, 7), 'YYYY_MM') + interval '1 month' <= cutoff
       ORDER BY child.relname
    LOOP
      EXECUTE format(
        'SELECT EXISTS (SELECT FROM audit.%I AS entry LEFT JOIN audit.leaf ON leaf.entry_id = entry.id
           WHERE leaf.idx IS NULL OR leaf.idx >= $1)', month) INTO stays USING minimum;
      CONTINUE WHEN stays;
      EXECUTE format('DELETE FROM audit.disclosure WHERE entry_id IN
        (SELECT event_id FROM audit.%I)', month);
      gone := gone || month;
    END LOOP;
    -- Last, since from here on everybody waits for the commit: first the sequencer, which takes
    -- the same two locks in this order.
    UPDATE audit.tree SET minimum_index = greatest(minimum_index, minimum);
    FOREACH month IN ARRAY gone LOOP
      EXECUTE format('DROP TABLE audit.%I', month);
    END LOOP;
  END $$;`;

const GRANTS = `
  REVOKE ALL ON FUNCTION audit.prune(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION audit.prune(uuid) TO plumbline_app;
  GRANT SELECT ON audit.pruning TO plumbline_app, plumbline_auditor;
  GRANT INSERT (request_id, before_at) ON audit.pruning TO plumbline_app;
  GRANT UPDATE (minimum_index, months) ON audit.pruning TO plumbline_app;`;
