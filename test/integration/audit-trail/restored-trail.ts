import { Client } from 'pg';
import type { TrailDatabase } from './trail-database.js';

/** Tables of the trail with the columns that a dump carries, in the order of a restore. */
const TABLES = [
  'entry',
  'disclosure',
  'event_key',
  'leaf',
  'tile',
  'checkpoint',
  'signing_key',
  'tree',
];

/**
 * What `pg_dump` and `pg_restore` do to the trail: rows as they are, transaction ids and numbers
 * included, and the count of numbers; nothing of the cluster they came from.
 */
export async function copyTrail(from: TrailDatabase, to: TrailDatabase): Promise<void> {
  const [source, target] = [from, to].map(({ url }) => new Client({ connectionString: url }));
  if (source === undefined || target === undefined) throw new Error('There are two databases.');
  await Promise.all([source.connect(), target.connect()]);
  try {
    await target.query('ALTER TABLE audit.tree DISABLE TRIGGER ALL; DELETE FROM audit.tree');
    await target.query('ALTER TABLE audit.tree ENABLE TRIGGER ALL');
    await target.query('ALTER TABLE audit.tree ENABLE ALWAYS TRIGGER tr_deny_change');
    for (const table of TABLES) {
      const { rows } = await source.query<Record<string, unknown>>(`SELECT * FROM audit.${table}`);
      for (const row of rows) {
        const names = Object.keys(row);
        const values = names.map((_, i) => `$${i + 1}`).join(', ');
        await target.query(
          `INSERT INTO audit.${table} (${names.join(', ')}) OVERRIDING SYSTEM VALUE VALUES (${values})`,
          Object.values(row),
        );
      }
    }
    const { rows } = await source.query<{ last: string; called: boolean }>(
      'SELECT last_value AS last, is_called AS called FROM audit.entry_id_seq',
    );
    await target.query(`SELECT setval('audit.entry_id_seq', $1, $2)`, Object.values(rows[0] ?? {}));
  } finally {
    await Promise.all([source.end(), target.end()]);
  }
}
