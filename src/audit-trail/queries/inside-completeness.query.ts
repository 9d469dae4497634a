import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FoundInTrail } from '../domain/verification.js';

/** The sequencer needs a fraction of a second; who waits for a minute was passed over. */
const PASSED_OVER = `
  SELECT count(*) AS many, min(id) AS first FROM audit.entry
   WHERE received_at < now() - interval '1 minute'
     AND NOT EXISTS (SELECT FROM audit.leaf WHERE leaf.entry_id = entry.id)`;

/** Whose entry was deleted: below the end of retention that is as it should be. */
const BEREFT = `
  SELECT count(*) AS many, min(idx) AS first FROM audit.leaf
   WHERE idx >= (SELECT minimum_index FROM audit.tree)
     AND NOT EXISTS (
           SELECT FROM audit.entry
            WHERE entry.id = leaf.entry_id AND entry.received_at = leaf.received_at)`;

const DOUBLED = `
  SELECT count(*) AS many, min(first) AS first FROM (
    SELECT min(id) AS first FROM audit.entry
     GROUP BY event_id HAVING count(*) > 1
  ) AS doubled`;

/** By process, in order: the number must be the next one, and the hour must not be long past. */
const SILENCES = `
  SELECT count(*) AS many, min(id) AS first FROM (
    SELECT id, received_at, beat,
           lag(beat) OVER by_process AS beat_before,
           lag(received_at) OVER by_process AS received_before
      FROM (SELECT id, received_at, target,
                   (encode(body, 'escape')::jsonb -> 'facts' ->> 'beat')::int AS beat
              FROM audit.entry WHERE kind = 'audit-trail.heartbeat') AS beats
    WINDOW by_process AS (PARTITION BY target ORDER BY id)
  ) AS beats
   WHERE received_at >= $1
     AND (beat > coalesce(beat_before, -1) + 1
          OR received_at - received_before > interval '75 minutes')`;

interface Counted {
  many: string;
  first: string | null;
}

/** What no outsider can check: whether database and log hold the same entries, each once. */
@Injectable()
export class InsideCompleteness {
  constructor(private readonly dataSource: DataSource) {}

  /** @param since heartbeats before were looked at already */
  async check(found: FoundInTrail, since: Date): Promise<void> {
    const say = async (
      text: string,
      values: unknown[],
      severity: 'tampered' | 'incomplete',
      says: (count: string) => string,
    ) => {
      const [row] = await this.dataSource.query<Counted[]>(text, values);
      if (row === undefined || row.many === '0') return;
      found.add({
        severity,
        file: 'database',
        position: `from ${row.first}`,
        says: says(row.many),
      });
    };
    await say(
      PASSED_OVER,
      [],
      'incomplete',
      (many) => `${many} entries have waited for a leaf for more than a minute.`,
    );
    await say(BEREFT, [], 'tampered', (many) => `${many} leaves have lost their entry.`);
    await say(DOUBLED, [], 'tampered', (many) => `${many} events are entered more than once.`);
    await say(
      SILENCES,
      [since],
      'incomplete',
      (many) => `${many} times the hourly heartbeat of a process failed to come.`,
    );
  }
}
