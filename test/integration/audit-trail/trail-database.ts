import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { z } from 'zod';
import {
  type Actor,
  AuditTrail,
  defineAuditEvent,
} from '../../../src/audit-trail/audit-trail.public.js';
import { EntryRepository } from '../../../src/audit-trail/persistence/entry.repository.js';
import { SettableClock } from '../../../src/platform/clock/clock.js';
import { Transactions } from '../../../src/platform/database/transactions.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

export const somebody: Actor = {
  kind: 'person',
  id: 'p1',
  role: 'supervisor',
  sessionId: 's1',
  address: '192.0.2.7',
  requestId: 'r1',
};

/** The kind of event that the tests of the trail write; nothing else declares it. */
export const thingDone = defineAuditEvent({
  kind: 'spec.thing-done',
  subject: 'thing',
  facts: z.object({ step: z.int() }),
  disclosures: z.object({ note: z.string() }).partial(),
  causedBy: ['system'],
  sentence: ({ step }) => `did step ${step} of the thing`,
  serves: 'the tests',
});

export interface TrailDatabase extends TestDatabase {
  readonly trail: AuditTrail;
  readonly transactions: Transactions;
  readonly clock: SettableClock;
  /** Runs SQL as the owner of the tables, or in the role named. */
  sql(text: string, values?: unknown[], role?: string): Promise<Record<string, unknown>[]>;
  /** Records that many events about new things, each in its own transaction. */
  recordMany(count: number): Promise<void>;
}

/** A database with a trail and one protected table, `thing(id text)`. */
export async function createTrailDatabase(): Promise<TrailDatabase> {
  const database = trailDatabaseAt(await createTestDatabase());
  await database.sql('CREATE TABLE thing (id text PRIMARY KEY, step int NOT NULL DEFAULT 0)');
  await database.sql(`SELECT audit.protect('thing', 'thing', 'id')`);
  return database;
}

/** The trail of a database that is there already. */
export function trailDatabaseAt(database: TestDatabase): TrailDatabase {
  const clock = new SettableClock(new Date('2026-11-20T22:31:19.319Z'));
  const transactions = new Transactions(database.dataSource);
  const trail = new AuditTrail(transactions, clock, new EntryRepository());
  const sql = async (text: string, values: unknown[] = [], role?: string) => {
    const options = role === undefined ? undefined : `-c role=${role}`;
    const client = new Client({ connectionString: database.url, options });
    await client.connect();
    try {
      const { rows } = await client.query<Record<string, unknown>>(text, values);
      return rows;
    } finally {
      await client.end();
    }
  };
  const recordMany = async (count: number) => {
    for (let step = 0; step < count; step += 1) {
      await trail.recordAlone(somebody, thingDone({ id: randomUUID(), facts: { step } }));
    }
  };
  return { ...database, trail, transactions, clock, sql, recordMany };
}
