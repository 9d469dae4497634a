import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';

export interface PruningOutcome {
  /** The first entry that is still there, a multiple of 256. */
  readonly minimumIndex: number;
  /** The partitions that went, `entry_2019_10`. */
  readonly months: readonly string[];
}

/** The end of entries past their retention. */
@Injectable()
export class PruningsRepository {
  async insert(tx: Tx, id: string, before: Date): Promise<void> {
    await tx.query('INSERT INTO audit.pruning (request_id, before_at) VALUES ($1, $2)', [
      id,
      before,
    ]);
  }

  /** The moment before which the entries of a request may go. */
  async cutoff(tx: Tx, id: string): Promise<Date> {
    const [row] = await tx.query<{ before_at: Date }[]>(
      'SELECT before_at FROM audit.pruning WHERE request_id = $1',
      [id],
    );
    invariant(row, 'A request to prune says before when');
    return row.before_at;
  }

  /** What a request has led to; null before. */
  async outcome(tx: Tx, id: string): Promise<PruningOutcome | null> {
    const [row] = await tx.query<{ minimum_index: string | null; months: string[] | null }[]>(
      'SELECT minimum_index, months FROM audit.pruning WHERE request_id = $1',
      [id],
    );
    const { minimum_index: minimum = null, months = null } = row ?? {};
    return minimum === null ? null : { minimumIndex: Number(minimum), months: months ?? [] };
  }

  /** Drops what an approved request allows, by the function that alone may. */
  async prune(tx: Tx, id: string): Promise<PruningOutcome> {
    const [row] = await tx.query<{ minimum: string; gone: string[] }[]>(
      'SELECT minimum, gone FROM audit.prune($1)',
      [id],
    );
    invariant(row, 'audit.prune answers with one row');
    await tx.query(
      'UPDATE audit.pruning SET minimum_index = $2, months = $3 WHERE request_id = $1',
      [id, row.minimum, row.gone],
    );
    return { minimumIndex: Number(row.minimum), months: row.gone };
  }
}
