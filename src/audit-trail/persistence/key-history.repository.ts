import type { Tx } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';

/** What only the owner may add to the history of the keys: a new one, and the end of an old one. */
export class KeyHistoryRepository {
  /** @returns entries in the tree, from which on the act counts */
  async add(tx: Tx, vkey: string, act: 'introduced' | 'retired'): Promise<number> {
    const [row] = await tx.query<{ size: string }[]>(ADD, [vkey, act]);
    invariant(row, 'audit.tree has its one row');
    return Number(row.size);
  }

  /** Checkpoints that were signed since a moment. */
  async checkpointsSince(tx: Tx, moment: Date): Promise<number> {
    const text = 'SELECT count(*) AS count FROM audit.checkpoint WHERE signed_at > $1';
    const [row] = await tx.query<{ count: string }[]>(text, [moment]);
    return Number(row?.count);
  }
}

const ADD = `
  INSERT INTO audit.signing_key (vkey, act, size)
  SELECT $1, $2, size FROM audit.tree RETURNING size`;
