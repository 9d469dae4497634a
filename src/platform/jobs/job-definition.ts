import type { z } from 'zod';
import { invariant } from '../errors/invariant.js';

export interface JobDefinition<Data extends object> {
  /** `<feature>.<verb-noun>`; also the name of the queue. */
  readonly name: string;
  /** Payloads come back from the database as unknown JSON. */
  readonly data: z.ZodType<Data>;
  /** How often a failed run is tried again, with growing pauses, before the job is left as failed. */
  readonly retryLimit: number;
  /** Seconds without a heartbeat after which another worker takes the job. */
  readonly heartbeatSeconds: number;
  /**
   * Every job of this queue is enqueued with a key, and while one with the same key waits another
   * is not added. Fixed when the queue is made.
   */
  readonly waitsOncePerKey: boolean;
}

const definitions = new Map<string, JobDefinition<object>>();

/** Every job that the loaded features know, for making their queues. */
export function jobDefinitions(): readonly JobDefinition<object>[] {
  return [...definitions.values()];
}

export function defineJob<Data extends object>(
  job: Pick<JobDefinition<Data>, 'name' | 'data'> & Partial<JobDefinition<Data>>,
): JobDefinition<Data> {
  invariant(!definitions.has(job.name), `Job ${job.name} is defined twice`);
  const definition = { retryLimit: 5, heartbeatSeconds: 60, waitsOncePerKey: false, ...job };
  definitions.set(job.name, definition);
  return definition;
}
