import type { Tx } from '../../platform/database/transactions.js';

/** Whether a database has the trail, as of its newest tables; a server makes them at its start. */
export async function holdsTrail(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ holds: boolean }[]>(
    `SELECT to_regclass('audit.signing_key') IS NOT NULL AS holds`,
  );
  return row?.holds === true;
}
