import { hostname } from 'node:os';
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { isWorthRetrying, Transactions, type Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import type { Actor } from '../domain/actor.js';
import type { AuditEvent } from '../domain/audit-event.js';
import { trailRefusals } from '../domain/audit-trail.errors.js';
import { composeEntry, type EntryContext } from '../domain/entry-body.js';
import { RecentRequests } from '../domain/recent-requests.js';
import { EntryRepository } from '../persistence/entry.repository.js';
import { RecordingCounts } from './recording-counts.js';

/** Where an act happened (CJIS AU-3); a name that an entry may hold, whatever the machine's is. */
const HOST = hostname().replace(/[^A-Za-z0-9.-]/g, '-');

/** Where every feature records what was done. There is no degraded mode: no entry, no act. */
@Injectable()
export class AuditTrail {
  /** What this process recorded and refused. */
  readonly counts = new RecordingCounts();
  private readonly logger = new Logger('AuditTrail');

  private readonly accounted = new RecentRequests();

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly entries: EntryRepository,
  ) {}

  /**
   * Records an event in the transaction of the act itself, so that both are committed or neither.
   * @returns the entry's number, or null where `onceKey` shows that it is recorded already
   */
  async record(tx: Tx, actor: Actor, event: AuditEvent): Promise<string | null> {
    const entry = composeEntry(actor, event, this.context());
    return this.orRefuse(1, this.entries.append(tx, entry));
  }

  /** Records many events, such as those of one batch, in a single statement. */
  async recordAll(tx: Tx, actor: Actor, events: readonly AuditEvent[]): Promise<void> {
    const entries = events.map((event) => composeEntry(actor, event, this.context()));
    await this.orRefuse(entries.length, this.entries.appendAll(tx, entries));
  }

  /**
   * Records a denial or a failure in a transaction of its own, because that of the act rolls back.
   */
  async recordAlone(actor: Actor, event: AuditEvent): Promise<string | null> {
    const id = await this.transactions.run((tx) => this.record(tx, actor, event));
    this.accountFor(actor.requestId);
    return id;
  }

  private context(): EntryContext {
    return { id: newId(), at: this.clock.nowMicroseconds(), host: HOST };
  }

  /** Notes that this request's refusal is in the trail or counted for it. */
  accountFor(requestId: string): void {
    this.accounted.add(requestId);
  }

  /** Whether a request has been recorded alone already, so that nobody records its refusal twice. */
  hasAccountedFor(requestId: string): boolean {
    return this.accounted.has(requestId);
  }

  /** What cannot be recorded is refused, whatever the reason, and somebody is told. */
  private async orRefuse<T>(acts: number, appended: Promise<T>): Promise<T> {
    try {
      const result = await appended;
      this.counts.addRecorded(acts);
      return result;
    } catch (error) {
      if (isWorthRetrying(error)) throw error;
      this.counts.addRefused(acts);
      this.logger.error(`An act could not be recorded, so it is refused: ${String(error)}`);
      throw trailRefusals.refuse('cannot-record');
    }
  }
}
