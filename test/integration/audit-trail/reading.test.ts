import { buffer } from 'node:stream/consumers';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwaitCheckpoint } from '../../../src/audit-trail/commands/await-checkpoint.js';
import { CheckTrailHead } from '../../../src/audit-trail/commands/check-trail-head.js';
import { CheckpointDemand } from '../../../src/audit-trail/commands/checkpoint-demand.js';
import { ExportTrailCommand } from '../../../src/audit-trail/commands/export-trail.command.js';
import { ProveEntryCommand } from '../../../src/audit-trail/commands/prove-entry.command.js';
import { PublishTree } from '../../../src/audit-trail/commands/publish-tree.js';
import { ReadEntriesCommand } from '../../../src/audit-trail/commands/read-entries.command.js';
import { PublisherService } from '../../../src/audit-trail/jobs/publisher.service.js';
import { SequencerService } from '../../../src/audit-trail/jobs/sequencer.service.js';
import { SequencerDatabase } from '../../../src/audit-trail/persistence/sequencer-database.js';
import { SigningKeys } from '../../../src/audit-trail/persistence/signing-keys.js';
import { TreeRepository } from '../../../src/audit-trail/persistence/tree.repository.js';
import { ActorNames } from '../../../src/audit-trail/queries/actor-names.js';
import { RelatedTargets } from '../../../src/audit-trail/queries/related-targets.js';
import { ChainOfCustody } from '../../../src/audit-trail/queries/chain-of-custody.query.js';
import { AnchorsRepository } from '../../../src/audit-trail/persistence/anchors.repository.js';
import { CheckpointsQuery } from '../../../src/audit-trail/queries/checkpoints.query.js';
import { EntriesQuery } from '../../../src/audit-trail/queries/entries.query.js';
import { TrailFolder } from '../../../src/audit-trail/queries/trail-folder.js';
import { readSettings } from '../../../src/platform/config/settings.js';
import { FilesystemObjectStore } from '../../../src/platform/object-store/filesystem-object-store.js';
import { zipOf } from '../../../src/platform/zip/zip.js';
import { verify } from './exported-log.js';
import { publishedIn } from './trail-publisher.js';
import { createTrailDatabase, somebody, thingDone, type TrailDatabase } from './trail-database.js';
import { witnessing } from './trail-witnessing.js';

const auditor = { ...somebody, id: 'auditor-1', role: 'auditor', can: () => true };
const administrator = { ...somebody, id: 'admin-1', role: 'administrator', can: () => false };

let database: TrailDatabase;
let dataDirectory: string;
let tree: TreeRepository;
let sequencer: SequencerService;
let custody: ChainOfCustody;
let reading: ReadEntriesCommand;
let proving: ProveEntryCommand;
let exporting: ExportTrailCommand;
let checkpoints: CheckpointsQuery;
let keys: SigningKeys;
let awaitCheckpoint: AwaitCheckpoint;

beforeAll(async () => {
  database = await createTrailDatabase();
  database.clock.set(new Date());
  dataDirectory = await mkdtemp(join(tmpdir(), 'plumbline-data-'));
  const settings = readSettings({ DATA_DIRECTORY: dataDirectory, TRAIL_INTERVAL_MS: '20' });
  const connections = new SequencerDatabase(database.url);
  keys = new SigningKeys(settings, connections);
  tree = new TreeRepository(connections);
  const published = publishedIn(new FilesystemObjectStore(join(dataDirectory, 'objects')));
  const demand = new CheckpointDemand();
  const { gather, witnessed, policy } = witnessing(connections, tree, keys);
  const checkHead = new CheckTrailHead(tree, published, keys, witnessed);
  const publish = new PublishTree(tree, published, keys, gather);
  const publisher = new PublisherService(tree, publish, demand);
  publisher.onModuleInit();
  sequencer = new SequencerService(settings, tree, checkHead, publisher, demand);

  const { dataSource, transactions, trail } = database;
  const entries = new EntriesQuery();
  const names = new ActorNames();
  // Asks the database, as the feature that knows the names does: on a connection of its own.
  names.register('person', async (ids) => {
    const rows = await dataSource.query<{ id: string }[]>('SELECT unnest($1::text[]) AS id', [ids]);
    return new Map(rows.map(({ id }) => [id, `Name of ${id}`]));
  });
  custody = new ChainOfCustody(entries, names, new RelatedTargets(transactions));
  checkpoints = new CheckpointsQuery(dataSource);
  awaitCheckpoint = new AwaitCheckpoint(checkpoints, demand);
  const folder = new TrailFolder(
    dataSource,
    tree,
    checkpoints,
    keys,
    policy,
    new AnchorsRepository(dataSource),
  );
  reading = new ReadEntriesCommand(transactions, trail, entries, custody);
  proving = new ProveEntryCommand(transactions, trail, entries, checkpoints, tree);
  exporting = new ExportTrailCommand(trail, awaitCheckpoint, checkpoints, folder);
  await sequencer.start();
});
afterAll(async () => {
  await sequencer.stop();
  await tree.onApplicationShutdown();
  await database.drop();
  await rm(dataDirectory, { recursive: true, force: true });
});

describe('The running trail', () => {
  it('keeps its key where only its owner can read it', async () => {
    const { mode } = await stat(join(dataDirectory, 'keys', 'audit-trail.key'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('covers an entry by a signed checkpoint soon after it is asked to', async () => {
    const id = await database.trail.recordAlone(
      somebody,
      thingDone({ id: 'a', facts: { step: 1 } }),
    );
    const index = await awaitCheckpoint.over(id ?? '');
    const health = await checkpoints.health();
    expect(health).toMatchObject({ origin: 'audit.plumbline.local/bwc-1', waiting: 0, lagMs: 0 });
    expect(health.publishedSize).toBeGreaterThan(index);
    expect(sequencer.trouble).toBeNull();
  });
});

describe('Reading entries', () => {
  it('finds them by what they say and puts them into words', async () => {
    const event = thingDone({
      id: 'b',
      facts: { step: 4 },
      outcome: 'denied',
      purpose: 'training',
    });
    await database.trail.recordAlone(somebody, event);
    const byTarget = await reading.page(auditor, { target: 'thing:b' }, null, 10);
    expect(byTarget).toMatchObject([
      {
        kind: 'spec.thing-done',
        actor: 'person:p1',
        actorName: 'Name of p1',
        outcome: 'denied',
        purpose: 'training',
        words: 'was refused: did step 4 of the thing (purpose: training)',
      },
    ]);
    const at = new Date(byTarget[0]?.at ?? '');
    const filters = [
      { kind: 'spec.thing-done', outcome: 'denied' },
      { actor: 'person:p1', outcome: 'denied', from: at, to: new Date(at.getTime() + 1) },
    ];
    for (const filter of filters) {
      expect(numbers(await reading.page(auditor, filter, null, 10))).toEqual(numbers(byTarget));
    }
    expect(await reading.page(auditor, { target: 'thing:b', to: at }, null, 10)).toEqual([]);
  });

  it('is itself an entry, which says what was looked for', async () => {
    await reading.page(auditor, { target: 'thing:c' }, null, 10);
    const [latest] = await reading.page(auditor, {}, null, 1);
    expect(latest).toMatchObject({
      kind: 'audit-trail.entries-read',
      actorName: 'Name of auditor-1',
      words: 'read entries of the audit trail (target thing:c)',
    });
  });

  it('pages from the newest to the oldest', async () => {
    await database.recordMany(5);
    const filter = { kind: 'spec.thing-done' };
    const whole = await reading.page(auditor, filter, null, 100);
    const first = await reading.page(auditor, filter, null, 3);
    const second = await reading.page(auditor, filter, first.at(-1)?.id ?? null, 100);
    expect(numbers([...first, ...second])).toEqual(numbers(whole));
  });

  it('serves more readers at once than there are connections', async () => {
    const [about] = await reading.page(auditor, { target: 'thing:b' }, null, 1);
    const readers = Array.from({ length: 16 }, async () => {
      const page = reading.page(auditor, {}, null, 1);
      const one = reading.one(auditor, about?.id ?? '');
      const steps = await database.transactions.run((tx) => custody.of(tx, 'thing:b'));
      return Promise.all([page, one, custody.named(steps)]);
    });
    for (const [page, one, steps] of await Promise.all(readers)) {
      expect(page[0]?.actorName).toBe('Name of auditor-1');
      expect([one.actorName, steps[0]?.actorName]).toEqual(['Name of p1', 'Name of p1']);
    }
  });

  it('shows one entry with its disclosures, and refuses one that does not exist', async () => {
    const event = thingDone({ id: 'd', facts: { step: 1 }, disclosures: { note: 'It rained.' } });
    const id = (await database.trail.recordAlone(somebody, event)) ?? '';
    const entry = await reading.one(auditor, id);
    expect(entry.disclosures.shown).toMatchObject([
      { name: 'address', value: '192.0.2.7' },
      { name: 'note', value: 'It rained.' },
    ]);
    await expect(reading.one(auditor, '999999')).rejects.toMatchObject({
      code: 'audit-trail.no-such-entry',
    });
  });
});

describe('A reader who may not see disclosures', () => {
  it('sees the address, and of the note that it is withheld, in the entry and in its proof', async () => {
    const event = thingDone({ id: 'w', facts: { step: 1 }, disclosures: { note: 'Not theirs.' } });
    const id = (await database.trail.recordAlone(somebody, event)) ?? '';
    await awaitCheckpoint.over(id);
    const { disclosures } = await reading.one(administrator, id);
    expect(disclosures).toMatchObject({ shown: [{ name: 'address' }], withheld: ['note'] });
    const { proof } = await proving.execute(administrator, id);
    const [, extra = ''] = /^extra (.+)$/m.exec(proof) ?? [];
    const carried = JSON.parse(Buffer.from(extra, 'base64').toString());
    expect(carried.disclosures).toEqual(disclosures.shown.map(({ encoded }) => encoded));
  });
});

describe('A proof', () => {
  it('convinces the verifier, who has nothing but the key', async () => {
    const event = thingDone({ id: 'e', facts: { step: 1 }, disclosures: { note: 'Seen.' } });
    const id = (await database.trail.recordAlone(somebody, event)) ?? '';
    await awaitCheckpoint.over(id);
    const file = join(dataDirectory, 'entry.tlog-proof');
    const { proof: text } = await proving.execute(auditor, id);
    await writeFile(file, text);
    const [vkey = ''] = await keys.vkeys();
    expect(await verify('proof', file, '--vkey', vkey)).toMatchObject({ exitCode: 0 });
    // Without a key everything may fit together and still be anybody's.
    expect(await verify('proof', file)).toMatchObject({ exitCode: 2 });

    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1 << (at % 7);
      await writeFile(file, changed);
      const verdict = await verify('proof', file, '--vkey', vkey);
      expect({ at, ...verdict }).toMatchObject({ at, exitCode: 1 });
    }
  });
});

describe('An export', () => {
  it('is a zip, holds its own entry, and is one in the trail', async () => {
    const files = await exporting.execute(auditor);
    const bytes = await buffer(zipOf(files));
    expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\x03\x04');
    expect(bytes.includes('audit-trail/tile/entries/')).toBe(true);
    const [exported] = await reading.page(auditor, { kind: 'audit-trail.exported' }, null, 1);
    const { publishedSize } = await checkpoints.health();
    expect(exported?.index).toBeLessThan(publishedSize);
  });
});

/** Entries by number: their index may come between two readings. */
const numbers = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);
