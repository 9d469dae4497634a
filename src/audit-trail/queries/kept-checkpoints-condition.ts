import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { KeptVerdict } from '../domain/kept-checkpoint.js';
import { type TrailCondition, TrailConditions } from './trail-conditions.js';

/**
 * The log's own signature stood under each, so nothing takes a contradiction back. A log that was
 * too short may have been filled again: the same checkpoint then shows it.
 */
const CONTRADICTED = `
  WITH checked AS (
    SELECT entry.id, entry.received_at, facts ->> 'verdict' AS verdict, facts -> 'size' AS size
      FROM audit.entry, LATERAL (SELECT encode(body, 'escape')::jsonb -> 'facts' AS facts) AS said
     WHERE kind = 'audit-trail.checkpoint-checked'
  )
  SELECT verdict, size::bigint::float8 AS size, received_at AS since
    FROM checked
   WHERE verdict = 'contradiction'
      OR verdict = 'shrunk' AND NOT EXISTS (
           SELECT FROM checked AS later
            WHERE later.id > checked.id AND later.size = checked.size
              AND later.verdict = 'beginning')
   ORDER BY id LIMIT 1`;

interface Contradicted {
  readonly verdict: KeptVerdict;
  readonly size: number;
  readonly since: Date;
}

/** Whether a checkpoint that somebody brought back contradicts the log, so that all know of it. */
@Injectable()
export class KeptCheckpointsCondition implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly conditions: TrailConditions,
  ) {}

  onModuleInit(): void {
    this.conditions.register('history', async () => [await this.condition()]);
  }

  private async condition(): Promise<TrailCondition> {
    const part = 'history';
    const [found] = await this.dataSource.query<Contradicted[]>(CONTRADICTED);
    if (found === undefined) {
      const says = 'No checkpoint that somebody brought back contradicts the log.';
      return { part, state: 'good', says, since: null };
    }
    const { verdict, size, since } = found;
    const what =
      verdict === 'shrunk'
        ? 'is longer than the log. Restore what is missing, then hold the same checkpoint against it.'
        : 'has other entries than the log now holds. Keep the database, the object store and that ' +
          'checkpoint as they are, and have the log verified by somebody outside of the agency.';
    const says = `A checkpoint over ${size} entries that this log has signed ${what}`;
    return { part, state: 'failed', says, since };
  }
}
