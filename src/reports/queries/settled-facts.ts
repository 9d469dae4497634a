import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { reportRefusals } from '../domain/reports.errors.js';

/** How long an act may take from reading the clock to its first write. */
const SETTLING_MS = 500;

const POLL_MS = 50;
const PATIENCE_MS = 10_000;

/**
 * Waits until everything that was recorded at or before a cut-off can be seen. A transaction that
 * read the clock before the cut-off may be committed after it: a report made in between would lack
 * what the next one with the same cut-off has.
 */
@Injectable()
export class SettledFacts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `report.unsettled-cutoff` if an older transaction does not end */
  async upTo(cutoff: Date): Promise<void> {
    const age = this.clock.now().getTime() - cutoff.getTime();
    if (age < SETTLING_MS) await pause(SETTLING_MS - age);
    const [first] = await this.running();
    for (let waited = 0; waited <= PATIENCE_MS; waited += POLL_MS) {
      const [now] = await this.running();
      if (first !== undefined && now !== undefined && now.oldest >= first.next) return;
      await pause(POLL_MS);
    }
    throw reportRefusals.refuse('unsettled-cutoff');
  }

  /** The oldest transaction that is still running, and the number that the next one will get. */
  private async running(): Promise<{ oldest: bigint; next: bigint }[]> {
    const rows = await this.dataSource.query<{ oldest: string; next: string }[]>(
      `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS oldest,
              pg_snapshot_xmax(pg_current_snapshot())::text AS next`,
    );
    return rows.map(({ oldest, next }) => ({ oldest: BigInt(oldest), next: BigInt(next) }));
  }
}
