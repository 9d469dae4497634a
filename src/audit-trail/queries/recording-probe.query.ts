import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { withinDeadline } from '../../platform/within-deadline.js';
import type { Actor } from '../domain/actor.js';
import { composeEntry } from '../domain/entry-body.js';
import { heartbeat } from '../domain/watch.audit-events.js';
import { EntryRepository } from '../persistence/entry.repository.js';

const PATIENCE_MS = 5_000;

class TakenBack extends Error {}

/** Tries whether the trail takes entries: one is written and taken back, so nothing is recorded. */
@Injectable()
export class RecordingProbe {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly entries: EntryRepository,
  ) {}

  /** @returns null if it does, or why not */
  async trouble(): Promise<string | null> {
    try {
      await withinDeadline(this.tryToRecord(), PATIENCE_MS, 'the database does not answer');
      return null;
    } catch (error) {
      return error instanceof Error && error.message !== '' ? error.message : String(error);
    }
  }

  private async tryToRecord(): Promise<void> {
    const event = heartbeat({ id: 'probe', facts: { beat: 0, recorded: 0, refused: 0 } });
    const context = { id: newId(), at: this.clock.nowMicroseconds() };
    try {
      await this.transactions.run(async (tx) => {
        // A table that somebody locked must not collect those who ask.
        await tx.query(`SET LOCAL lock_timeout = '${PATIENCE_MS - 1000}ms'`);
        await this.entries.append(tx, composeEntry(WATCH, event, context));
        throw new TakenBack();
      });
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error;
    }
  }
}

/** The part of the system that looks after the trail. */
export const WATCH: Actor = {
  kind: 'system',
  id: 'watch',
  role: 'system',
  sessionId: null,
  address: null,
  requestId: 'watch',
};
