import { Client } from 'pg';
import type { BenchRow } from './bench-row.js';
import { median, timed } from './figures.js';
import { startTrail } from './trail-at-work.js';

const BACKLOG = 100_000;
const ROUNDS = 3;
const BATCH = 20_000;
const AIM = 30_000;

/** As long as an entry usually is, all of them different. */
const WRITE_BACKLOG = `
  INSERT INTO audit.entry (body)
  SELECT convert_to(replace(json_build_object('actor', 'person:' || gen_random_uuid(),
           'at', '2026-11-20T22:31:19.319000Z', 'facts', json_build_object('clip', gen_random_uuid()),
           'id', gen_random_uuid(), 'kind', 'bench.done', 'outcome', 'success',
           'req', gen_random_uuid(), 'role', 'supervisor', 'session', gen_random_uuid(),
           'target', 'clip:' || gen_random_uuid(), 'v', 1)::text, ' ', ''), 'UTF8')
    FROM generate_series(1, $1::int)`;

/** Leaves per second where a backlog waits, as after the sequencer stood for a while. */
export async function bench(): Promise<BenchRow[]> {
  const trail = await startTrail();
  const owner = new Client({ connectionString: trail.databaseUrl });
  await owner.connect();
  try {
    const [sequenced, published]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      await owner.query(WRITE_BACKLOG, [BACKLOG]);
      const drainMs = await timed(async () => {
        while ((await trail.tree.appendLeaves(BATCH)) === BATCH);
      });
      const publishMs = await timed(() => trail.publishTree.execute());
      sequenced.push((BACKLOG * 1000) / drainMs);
      published.push((BACKLOG * 1000) / (drainMs + publishMs));
    }
    const rate = median(sequenced);
    const both = Math.round(median(published));
    return [
      {
        name: `draining a backlog of ${BACKLOG} entries`,
        value: `${Math.round(rate)} leaves/s, ${both}/s until published`,
        aim: `${AIM} leaves/s or more`,
        met: rate >= AIM,
      },
    ];
  } finally {
    await owner.end();
    await trail.close();
  }
}
