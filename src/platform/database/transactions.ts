import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';

declare const brand: unique symbol;

/**
 * An open transaction. Whatever writes takes one in its signature, so that a write outside of a
 * transaction does not compile.
 */
export type Tx = EntityManager & { readonly [brand]: true };

export type Isolation = 'READ COMMITTED' | 'REPEATABLE READ' | 'SERIALIZABLE';

/** PostgreSQL asks for these to be tried again: serialization failure, deadlock. */
const RETRIED_STATES = new Set(['40001', '40P01']);
const ATTEMPTS = 4;

@Injectable()
export class Transactions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one transaction and commits, or rolls everything back. On a serialization
   * failure or a deadlock the whole of `work` runs again, so it must do nothing outside of `tx`
   * that cannot be repeated.
   */
  async run<T>(work: (tx: Tx) => Promise<T>, isolation: Isolation = 'READ COMMITTED'): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.dataSource.transaction(isolation, (manager) => work(manager as Tx));
      } catch (error) {
        if (attempt === ATTEMPTS || !isWorthRetrying(error)) throw error;
      }
    }
  }
}

/** The SQLSTATE of a database error, or null for anything else. */
export function sqlState(error: unknown): string | null {
  return driverText(error, 'code');
}

/** The name of the constraint that a database error speaks of, or null. */
export function violatedConstraint(error: unknown): string | null {
  return driverText(error, 'constraint');
}

function driverText(error: unknown, key: 'code' | 'constraint'): string | null {
  if (!(error instanceof QueryFailedError)) return null;
  const driverError = error.driverError as Partial<Record<typeof key, unknown>>;
  const text = driverError[key];
  return typeof text === 'string' ? text : null;
}

/** Whether PostgreSQL asks for the whole transaction to be tried again. */
export function isWorthRetrying(error: unknown): boolean {
  const state = sqlState(error);
  return state !== null && RETRIED_STATES.has(state);
}
