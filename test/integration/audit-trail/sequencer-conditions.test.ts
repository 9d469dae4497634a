import { Logger } from '@nestjs/common';
import { CheckTrailHead } from '../../../src/audit-trail/commands/check-trail-head.js';
import { CheckpointDemand } from '../../../src/audit-trail/commands/checkpoint-demand.js';
import { PublishTree } from '../../../src/audit-trail/commands/publish-tree.js';
import { PublisherService } from '../../../src/audit-trail/jobs/publisher.service.js';
import { SequencerConditions } from '../../../src/audit-trail/jobs/sequencer-conditions.js';
import { SequencerService } from '../../../src/audit-trail/jobs/sequencer.service.js';
import { TrailConditions } from '../../../src/audit-trail/queries/trail-conditions.js';
import { readSettings } from '../../../src/platform/config/settings.js';
import { eventually } from '../../support/eventually.js';
import { createTrailDatabase, type TrailDatabase } from './trail-database.js';
import { createTrailPublisher, publishedIn, type TrailPublisher } from './trail-publisher.js';

let database: TrailDatabase;
let publisher: TrailPublisher;
let sequencer: SequencerService;
let conditions: TrailConditions;
beforeAll(() => {
  Logger.overrideLogger(false);
});
beforeEach(async () => {
  database = await createTrailDatabase();
  publisher = await createTrailPublisher(database.url);
  const { tree, keys, store, witnessing } = publisher;
  const published = publishedIn(store);
  const demand = new CheckpointDemand();
  const publishTree = new PublishTree(tree, published, keys, witnessing.gather);
  const publishing = new PublisherService(tree, publishTree, demand);
  const checkHead = new CheckTrailHead(tree, published, keys, witnessing.witnessed);
  const settings = readSettings({ TRAIL_INTERVAL_MS: '20' });
  sequencer = new SequencerService(settings, tree, checkHead, publishing, demand);
  conditions = new TrailConditions();
  new SequencerConditions(conditions, tree, published, sequencer, publishing).onModuleInit();
});
afterEach(async () => {
  await sequencer.stop();
  await publisher.close();
  await database.drop();
});

async function stateOf(part: string) {
  const found = (await conditions.all()).find((condition) => condition.part === part);
  return [found?.state, found?.says];
}

/** An entry that has waited, as the owner alone can write one. */
const waitedFor = (seconds: number) =>
  database.sql(
    `INSERT INTO audit.entry (body, received_at)
     SELECT body, clock_timestamp() - make_interval(secs => $1) FROM (VALUES (convert_to(
       '{"actor":"a:b","at":"2026-11-20T22:31:19Z","id":"' || gen_random_uuid() ||
       '","kind":"k","target":"t:1"}', 'UTF8'))) AS made (body)`,
    [seconds],
  );

describe('The condition of sequencing', () => {
  it.each([
    [1, 'good'],
    [5, 'stale'],
    [90, 'failed'],
  ])('with an entry that has waited for %p s is %p', async (seconds, state) => {
    await waitedFor(seconds);
    expect((await stateOf('sequencing'))[0]).toBe(state);
  });
});

describe('The condition of publishing', () => {
  it('is stale, then failed, while leaves wait for a checkpoint', async () => {
    await waitedFor(15);
    await publisher.sequence();
    expect((await stateOf('publishing'))[0]).toBe('stale');
    expect((await stateOf('sequencing'))[0]).toBe('good');
  });

  it('is failed as soon as the store contradicts, and nothing is signed from then on', async () => {
    await database.recordMany(3);
    await publisher.store.put('trail/tile/entries/000.p/3', Buffer.from('other entries'));
    await sequencer.start();
    await eventually(async () => {
      expect(await stateOf('publishing')).toEqual([
        'failed',
        expect.stringContaining('Other bytes already lie at trail/tile/entries/000.p/3'),
      ]);
    });
    await publisher.store.remove('trail/tile/entries/000.p/3');
    await database.recordMany(1);
    await eventually(async () => expect((await publisher.tree.state()).size).toBe(4));
    await sequencer.stop();
    expect(await database.sql('SELECT size FROM audit.checkpoint')).toEqual([]);
  });
});

describe('The condition of what is written once', () => {
  it('says of files that nothing but rights protects them', async () => {
    expect(await stateOf('write-once')).toEqual(['off', expect.stringContaining('Object Lock')]);
  });
});

describe('A server that is told where to fail', () => {
  it('J14: does not start', () => {
    expect(() => readSettings({ FAILPOINTS: 'audit.insert=error' })).toThrow('FAILPOINTS is set');
  });
});
