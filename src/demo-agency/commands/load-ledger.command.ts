import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { type Category, CATEGORIES } from '../../footage/footage.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import { newId } from '../../platform/ids.js';
import { clipInvented } from '../domain/demo-agency.audit-events.js';
import { LOADER } from '../domain/loader.js';
import { type Random, seededRandom } from '../domain/random.js';
import {
  type LedgerBatch,
  SyntheticLedgerRepository,
  type Wearer,
} from '../persistence/synthetic-ledger.repository.js';

export interface LedgerLoad {
  /** How many clips to invent. */
  readonly rows: number;
  readonly seed: string;
  /** When they were recorded: [from, to). */
  readonly from: Date;
  readonly to: Date;
  readonly onProgress?: (rows: number) => void;
}

const BATCH = 5_000;

/**
 * Invents clips without media, for benchmarks: an agency with a roster and cameras must be there.
 * Every clip has its entry in the trail, as real ones do; there is no way around the guard.
 */
@Injectable()
export class LoadLedgerCommand {
  constructor(
    private readonly ledger: SyntheticLedgerRepository,
    private readonly trail: AuditTrail,
    private readonly transactions: Transactions,
  ) {}

  async execute({ rows, seed, from, to, onProgress }: LedgerLoad): Promise<void> {
    const random = seededRandom(seed);
    const wearers = await this.transactions.run((tx) => this.ledger.wearers(tx));
    invariant(wearers.length > 0, 'Somebody must wear a camera');
    for (let done = 0; done < rows; done += BATCH) {
      const size = Math.min(BATCH, rows - done);
      const batch = invent(random, wearers, size, { from, to });
      const events = batch.ids.map((id) => clipInvented({ id, facts: {} }));
      await this.transactions.run(async (tx) => {
        await this.ledger.insert(tx, batch);
        await this.trail.recordAll(tx, LOADER, events);
      });
      onProgress?.(done + size);
    }
  }
}

function invent(
  random: Random,
  wearers: readonly Wearer[],
  size: number,
  { from, to }: { from: Date; to: Date },
): LedgerBatch {
  const spanMs = to.getTime() - from.getTime();
  const every = Array.from({ length: size }, () => random.integer(0, 2 ** 40));
  const categories: readonly (Category | null)[] = [...CATEGORIES, null];
  return {
    ids: every.map(() => newId()),
    wearers: every.map((chance) => itemAt(wearers, chance)),
    recordedAt: every.map((chance) => new Date(from.getTime() + (chance % spanMs))),
    categories: every.map((chance) => itemAt(categories, Math.floor(chance / 1024))),
  };
}

function itemAt<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  invariant(item !== undefined, 'The list is not empty');
  return item;
}
