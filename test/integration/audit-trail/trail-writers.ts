import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { somebody, thingDone, type TrailDatabase } from './trail-database.js';

/** Somebody who changed their mind; nothing of their transaction counts. */
class ChangedMind extends Error {}

export interface Writers {
  /** Numbers of the entries whose commit was acknowledged. */
  readonly committed: Set<string>;
  /** Transactions that were rolled back on purpose. */
  readonly rolledBack: () => number;
  /** Ends the stream; waits for the acts at hand. */
  stop(): Promise<void>;
}

export interface WritersPlan {
  readonly writers: number;
  readonly restMs: number;
  readonly random: () => number;
  /** What may go wrong without harm, such as a database that was stopped; nothing by default. */
  readonly bears?: (error: unknown) => boolean;
}

/**
 * A stream of acts of all kinds: short ones, long ones that commit late, such that roll back, and
 * such that take back to a savepoint what they had written.
 */
export function startWriters(
  { trail, transactions }: Pick<TrailDatabase, 'trail' | 'transactions'>,
  { writers, restMs, random, bears = () => false }: WritersPlan,
): Writers {
  const committed = new Set<string>();
  let rolledBack = 0;
  let isOn = true;
  const event = () => thingDone({ id: randomUUID(), facts: { step: 1 } });

  const act = async (kind: number) => {
    const ids = await transactions.run(async (tx) => {
      const first = await trail.record(tx, somebody, event());
      if (kind < 0.2) throw new ChangedMind();
      if (kind < 0.4) {
        await tx.query('SAVEPOINT maybe');
        await trail.record(tx, somebody, event());
        await tx.query('ROLLBACK TO SAVEPOINT maybe');
      }
      if (kind > 0.9) await pause(random() * 200);
      return [first, kind > 0.7 ? await trail.record(tx, somebody, event()) : null];
    });
    for (const id of ids) if (id !== null) committed.add(id);
  };

  const writer = async () => {
    while (isOn) {
      await act(random()).catch((error: unknown) => {
        if (error instanceof ChangedMind) rolledBack += 1;
        else if (!bears(error)) throw error;
      });
      await pause(restMs * random());
    }
  };
  const all = Promise.all(Array.from({ length: writers }, writer));
  all.catch(() => undefined); // said by stop()
  return {
    committed,
    rolledBack: () => rolledBack,
    stop: async () => {
      isOn = false;
      await all;
    },
  };
}
