import { SequencerDatabase } from '../../../src/audit-trail/persistence/sequencer-database.js';
import * as sql from '../../../src/audit-trail/persistence/tree.sql.js';
import { createTrailDatabase, type TrailDatabase } from './trail-database.js';
import { createTrailPublisher, type TrailPublisher } from './trail-publisher.js';

const LARGE = 20_000;

let database: TrailDatabase;
let publisher: TrailPublisher;
let sequencer: SequencerDatabase;
beforeAll(async () => {
  database = await createTrailDatabase();
  publisher = await createTrailPublisher(database.url);
  sequencer = new SequencerDatabase(database.url);
});
afterAll(async () => {
  await sequencer.onApplicationShutdown();
  await publisher.close();
  await database.drop();
});

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

/** Kinds of nodes that read entries or leaves, in a fixed order. */
async function readingNodes(statement: string, values: unknown[]): Promise<string[]> {
  const [row] = await sequencer.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
    `EXPLAIN (FORMAT JSON) ${statement}`,
    values,
  );
  const nodes: string[] = [];
  const walk = (plan: Plan) => {
    const relation = plan['Relation Name'] ?? '';
    if (/^(entry|leaf)/.test(relation) && plan['Node Type'] !== 'ModifyTable') {
      nodes.push(`${plan['Node Type']} on ${relation.replace(/_.*/, '')}`);
    }
    plan.Plans?.forEach(walk);
  };
  row?.['QUERY PLAN'].forEach(({ Plan: plan }) => {
    walk(plan);
  });
  return [...new Set(nodes)].sort();
}

const STATEMENTS: [string, string, unknown[]][] = [
  ['asking for new entries', sql.HAS_NEW_ENTRIES, []],
  ['appending leaves', sql.APPEND_LEAVES, ['0', 20_000, 0, false]],
  ['reading a bundle', sql.BUNDLE, [0, 256]],
  ['reading a tile', sql.LEAF_TILE, [0, 256]],
];

const MANY = `
  INSERT INTO audit.entry (body)
  SELECT convert_to(format(
           '{"actor":"a:b","at":"2026-11-20T22:31:19.319000Z","id":"%s","kind":"k","target":"t:%s"}',
           gen_random_uuid(), n), 'UTF8')
    FROM generate_series(1, $1::int) AS n`;

/** The table as it is at first, with everything fresh in it, and grown with statistics of it. */
const STAGES: [string, () => Promise<unknown>][] = [
  ['empty', () => Promise.resolve()],
  ['hot', () => database.recordMany(50)],
  [
    'large',
    async () => {
      await database.sql(MANY, [LARGE]);
      await publisher.sequence();
      await database.sql('ANALYZE audit.entry, audit.leaf');
    },
  ],
  ['large and hot', () => database.recordMany(50)],
];

describe('The plans of the sequencer', () => {
  it.each(STAGES)('read by index alone where the trail is %s', async (_stage, prepare) => {
    await prepare();
    for (const [what, statement, values] of STATEMENTS) {
      const scans = (await readingNodes(statement, values)).filter((node) => /Seq Scan/.test(node));
      expect([what, scans]).toEqual([what, []]);
    }
  });
});
