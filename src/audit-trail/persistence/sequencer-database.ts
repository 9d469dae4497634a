import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Pool, type PoolClient, type QueryConfig, type QueryResultRow } from 'pg';
import { SEQUENCER_DATABASE_URL } from '../../platform/database/database.module.js';

/** One that leads, one that sequences, the rest to read what is published. */
const CONNECTIONS = 8;

/**
 * The sequencer's own connections, in its own role: however many requests wait for one of the
 * application's, leaves and checkpoints go on. Plans stay what they are however the tables grow:
 * on an empty table PostgreSQL would plan a scan, and keep it.
 */
@Injectable()
export class SequencerDatabase implements OnApplicationShutdown {
  private readonly pool: Pool;
  private ended: Promise<void> | null = null;

  constructor(@Inject(SEQUENCER_DATABASE_URL) url: string) {
    const fixedPlans = '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off';
    const options = `-c role=plumbline_sequencer ${fixedPlans}`;
    this.pool = new Pool({ connectionString: url, options, max: CONNECTIONS });
    // A connection that breaks says so to whoever uses it next, or at the moment; told to nobody
    // besides, the same event would end the process.
    this.pool.on('error', () => undefined);
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  async onApplicationShutdown(): Promise<void> {
    this.ended ??= this.pool.end();
    await this.ended;
  }

  /** A statement with a name is planned once per connection. */
  async query<Row extends QueryResultRow>(
    statement: string | QueryConfig,
    values?: unknown[],
  ): Promise<Row[]> {
    return (await this.pool.query<Row>(statement, values)).rows;
  }

  connect(): Promise<PoolClient> {
    return this.pool.connect();
  }

  /**
   * Commits what `work` begins and does. Whatever goes wrong, its connection is not used again: the
   * state that it is in is not worth guessing at.
   */
  async transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      const result = await work(client);
      await client.query('COMMIT');
      client.release();
      return result;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }
}
