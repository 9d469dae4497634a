import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { type Db, PgBoss } from 'pg-boss';
import { APPLICATION_ROLE } from '../database/data-source.js';
import { DATABASE_URL } from '../database/database.module.js';
import type { Tx } from '../database/transactions.js';
import { invariant } from '../errors/invariant.js';
import { type JobDefinition, jobDefinitions } from './job-definition.js';

export interface RunningJob {
  readonly id: string;
  /** Aborted when the job has lost its lease or the process is stopping. */
  readonly signal: AbortSignal;
}

export interface EnqueueOptions {
  /** Only, and always, for jobs that wait once per key. */
  readonly singletonKey?: string;
  readonly startAfter?: Date;
}

interface Worker {
  readonly job: JobDefinition<object>;
  readonly atOnce: number;
  readonly run: (data: unknown, running: RunningJob) => Promise<void>;
}

/** Whether this process takes jobs, or only puts them into the queue. */
export const TAKES_JOBS = Symbol('takes jobs');

/**
 * The queue. A job is put into it inside the caller's transaction: it exists exactly if what caused
 * it was committed. It may run more than once, so every handler must be idempotent.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Jobs.name);
  private readonly boss: PgBoss;
  private readonly workers: Worker[] = [];

  constructor(
    @Inject(DATABASE_URL) url: string,
    @Inject(TAKES_JOBS) private readonly takesJobs: boolean,
  ) {
    this.boss = new PgBoss({
      connectionString: url,
      options: `-c role=${APPLICATION_ROLE}`,
      max: 4,
      application_name: 'plumbline-jobs',
      // The schema is made by prepareJobSchema with the owner's rights; see there.
      migrate: false,
      createSchema: false,
      supervise: takesJobs,
      schedule: takesJobs,
      useListenNotify: takesJobs,
      // Both need the owner's rights, which this role does not have.
      reindex: false,
      monitorVacuum: false,
    });
    this.boss.on('error', (error) => this.logger.error(error));
  }

  async enqueue<Data extends object>(
    tx: Tx,
    job: JobDefinition<Data>,
    data: Data,
    options: EnqueueOptions = {},
  ): Promise<void> {
    const hasKey = options.singletonKey !== undefined;
    invariant(hasKey === job.waitsOncePerKey, `${job.name}: a key if, and only if, it uses keys`);
    await this.boss.send(job.name, job.data.parse(data), { ...options, db: inside(tx) });
  }

  /** Registers the handler of a job; it starts when the application has started. */
  work<Data extends object>(
    job: JobDefinition<Data>,
    handler: (data: Data, running: RunningJob) => Promise<void>,
    options: { atOnce?: number } = {},
  ): void {
    this.workers.push({
      job,
      atOnce: options.atOnce ?? 1,
      run: (data, running) => handler(job.data.parse(data), running),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.start();
    if (!this.takesJobs) return;
    for (const worker of this.workers) await this.start(worker);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: 10_000 });
  }

  /** Workers stand beside each other, each with one job at a time. */
  private async start({ job, atOnce, run }: Worker): Promise<void> {
    for (let place = 0; place < atOnce; place += 1) {
      const id: string = await this.boss.work(
        job.name,
        { batchSize: 1, pollingIntervalSeconds: 2 },
        async ([taken]) => {
          if (taken === undefined) return;
          try {
            await run(taken.data, { id: taken.id, signal: taken.signal });
          } catch (error) {
            // pg-boss keeps the error with the job; the log is where a person looks first.
            this.logger.error(`Job ${job.name} ${taken.id} failed`, error);
            throw error;
          } finally {
            // Otherwise it would wait for the next poll, half a minute, though more jobs are there.
            this.boss.notifyWorker(id);
          }
        },
      );
    }
  }
}

const LONGEST_RUN_SECONDS = 23 * 60 * 60;

/**
 * Makes or upgrades the queue's tables with the owner's rights and lets the application's role use
 * them. Runs before the application starts.
 */
export async function prepareJobSchema(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, max: 2, supervise: false, schedule: false });
  boss.on('error', () => undefined);
  await boss.start();
  try {
    for (const job of jobDefinitions()) {
      const options = {
        retryLimit: job.retryLimit,
        retryBackoff: true,
        notify: true,
        // A worker that dies misses its heartbeats; one that lives may encode a long clip for hours.
        expireInSeconds: LONGEST_RUN_SECONDS,
      };
      if ((await boss.getQueue(job.name)) !== null) {
        await boss.updateQueue(job.name, options);
        continue;
      }
      const { heartbeatSeconds, waitsOncePerKey } = job;
      const policy = waitsOncePerKey ? 'short' : 'standard';
      await boss.createQueue(job.name, { ...options, heartbeatSeconds, policy });
    }
    await boss.getDb().executeSql(`
      GRANT USAGE ON SCHEMA pgboss TO ${APPLICATION_ROLE};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO ${APPLICATION_ROLE};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO ${APPLICATION_ROLE};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA pgboss TO ${APPLICATION_ROLE};`);
  } finally {
    await boss.stop({ graceful: false });
  }
}

function inside(tx: Tx): Db {
  return {
    executeSql: async (text, values) => {
      const rows: object[] = await tx.query(text, values);
      return { rows };
    },
  };
}
