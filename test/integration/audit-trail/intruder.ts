import type { TrailDatabase } from './trail-database.js';

const TABLES = ['entry', 'leaf', 'tile', 'checkpoint', 'tree'];

/**
 * As a superuser who takes every fence away and puts them up again when he is done: only proofs are
 * left to find him.
 */
export async function asIntruder(database: TrailDatabase, statement: string): Promise<void> {
  const fences = (act: string) =>
    TABLES.map((table) => `ALTER TABLE audit.${table} ${act} TRIGGER ALL;`).join('\n');
  await database.sql(`
    SET session_replication_role = replica;
    ${fences('DISABLE')}
    ${statement};
    ${fences('ENABLE')}`);
}

/** SQL for the body of an entry that says what never happened. */
export const FORGED_BODY = `convert_to(replace(convert_from(body, 'UTF8'), '"step":2', '"step":9'), 'UTF8')`;
