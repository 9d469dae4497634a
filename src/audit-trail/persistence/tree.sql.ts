// The statements of the sequencer and the publisher. All of them run in the role
// plumbline_sequencer with sequential scans and hash joins off: see tree.repository.ts.

export const LEAD = 'SELECT pg_try_advisory_lock($1) AS leads';

export const STATE = 'SELECT origin, size, published_size, frontier FROM audit.tree';

const IS_RESTORED = `
  tree.system_identifier IS DISTINCT FROM (SELECT system_identifier FROM pg_control_system())`;

/** Both at once, as one message: nothing is looked for before the lock is held. */
export const BEGIN_AND_LOCK_TREE = `
  BEGIN;
  SELECT size, frontier, xid_cursor, ${IS_RESTORED} AS is_restored FROM audit.tree FOR UPDATE`;

export const HAS_NEW_ENTRIES = `
  SELECT ${IS_RESTORED} OR EXISTS (
           SELECT FROM audit.entry
            WHERE xid >= tree.xid_cursor AND xid < pg_snapshot_xmax(pg_current_snapshot())
              AND NOT EXISTS (SELECT FROM audit.leaf WHERE leaf.entry_id = entry.id)
         ) AS waits
    FROM audit.tree`;

/** One statement, one snapshot: what it does not see is at or above the `xmin` that it returns. */
export const APPEND_LEAVES = `
  WITH appended AS (
    INSERT INTO audit.leaf (idx, entry_id, received_at, hash)
    SELECT $3::bigint + row_number() OVER (ORDER BY id) - 1, id, received_at, leaf_hash
      FROM (
        SELECT id, received_at, leaf_hash FROM audit.entry
         WHERE xid >= $1::xid8
           AND xid < CASE WHEN $4 THEN '18446744073709551615'::xid8
                          ELSE pg_snapshot_xmax(pg_current_snapshot()) END
           AND NOT EXISTS (SELECT FROM audit.leaf WHERE leaf.entry_id = entry.id)
         ORDER BY id LIMIT $2
      ) AS fresh
    RETURNING idx, hash
  )
  SELECT string_agg(hash, '' ORDER BY idx) AS hashes,
         pg_snapshot_xmin(pg_current_snapshot()) AS xmin
    FROM appended`;

/** The cursor moves only where nothing is left before it: its new place is $6, or null. */
export const GROW_TREE = `
  WITH added AS (
    INSERT INTO audit.tile (level, n, root)
    SELECT * FROM unnest($3::int[], $4::bigint[], $5::bytea[])
  )
  UPDATE audit.tree
     SET size = $1, frontier = $2, xid_cursor = coalesce($6::xid8, xid_cursor),
         system_identifier = CASE WHEN $6 IS NULL THEN system_identifier
                                  ELSE (SELECT system_identifier FROM pg_control_system()) END`;

export const LEAF_TILE = `
  SELECT string_agg(hash, '' ORDER BY idx) AS hashes
    FROM audit.leaf WHERE idx >= $1 AND idx < $2`;

export const UPPER_TILE = `
  SELECT string_agg(root, '' ORDER BY n) AS hashes
    FROM audit.tile WHERE n >= $1 AND n < $2 AND level = $3`;

/** The time is joined too: it tells PostgreSQL which partition holds the entry. */
export const BUNDLE = `
  SELECT entry.body
    FROM audit.leaf
    JOIN audit.entry ON entry.id = leaf.entry_id AND entry.received_at = leaf.received_at
   WHERE leaf.idx >= $1 AND leaf.idx < $2 ORDER BY leaf.idx`;

/** No row where somebody else kept one of this size in the same moment. */
export const KEEP_CHECKPOINT = `
  WITH kept AS (
    INSERT INTO audit.checkpoint (size, root, note) VALUES ($1, $2, $3)
    ON CONFLICT (size) DO NOTHING RETURNING note
  )
  SELECT note FROM kept UNION ALL SELECT note FROM audit.checkpoint WHERE size = $1`;

export const CHECKPOINTS = `
  SELECT size::float8 AS size, note FROM audit.checkpoint
   WHERE size > $1 AND size <= $2 ORDER BY size`;

/** By transaction, not by time: the oldest transaction has waited as long as any, or nearly. */
export const WAITING = `
  SELECT fresh.received_at AS leaf, coalesce(unpublished.received_at, fresh.received_at) AS checkpoint
    FROM audit.tree
    LEFT JOIN audit.leaf AS unpublished ON unpublished.idx = tree.published_size
    LEFT JOIN LATERAL (
      SELECT received_at FROM audit.entry
       WHERE xid >= tree.xid_cursor AND xid < pg_snapshot_xmax(pg_current_snapshot())
         AND NOT EXISTS (SELECT FROM audit.leaf WHERE leaf.entry_id = entry.id)
       ORDER BY xid LIMIT 1
    ) AS fresh ON true`;

export const ENTRY_NUMBERS = `
  SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS given,
         (SELECT coalesce(max(entry_id), 0) FROM audit.leaf) AS used
    FROM audit.entry_id_seq`;
