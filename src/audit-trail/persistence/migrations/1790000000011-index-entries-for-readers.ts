import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: people look for entries of one kind, and for the few that were denied or failed; without an
 * index both read the whole trail. The outcome is no column, and parsing the body once more would
 * cost every writer, so the second index holds whatever mentions such an outcome anywhere: a
 * canonical body (RFC 8785) has no other spelling of it, and readers compare exactly besides.
 * Locks: writes to `audit.entry` wait while the indexes are built, seconds for a million entries.
 */
export class IndexEntriesForReaders1790000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(INDEXES);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

const INDEXES = `
  CREATE INDEX ix_entry_kind_id ON audit.entry (kind, id);
  CREATE INDEX ix_entry_not_successful_id ON audit.entry (id)
    WHERE position('"outcome":"denied"'::bytea IN body) > 0
       OR position('"outcome":"failed"'::bytea IN body) > 0;`;
