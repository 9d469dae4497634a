// The built sequencer and publisher as a process of their own, which kills itself after the n-th
// thing that it does to the database or the object store, or after the first of a sort. No product
// code knows of this: what counts is wrapped around the driver and the store from outside.
//
//   stdin: a line with n (0 for never), or with a regular expression after a slash, starts it; the
//   end of the input stops it
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import pg from 'pg';

const dist = (file) => import(new URL(`../../dist/${file}.js`, import.meta.url));
const { CheckTrailHead } = await dist('audit-trail/commands/check-trail-head');
const { CheckpointDemand } = await dist('audit-trail/commands/checkpoint-demand');
const { GatherCosignatures } = await dist('audit-trail/commands/gather-cosignatures');
const { PublishTree } = await dist('audit-trail/commands/publish-tree');
const { PublisherService } = await dist('audit-trail/jobs/publisher.service');
const { SequencerService } = await dist('audit-trail/jobs/sequencer.service');
const { PublishedTrail } = await dist('audit-trail/persistence/published-trail');
const { SequencerDatabase } = await dist('audit-trail/persistence/sequencer-database');
const { SigningKeys } = await dist('audit-trail/persistence/signing-keys');
const { TreeRepository } = await dist('audit-trail/persistence/tree.repository');
const { WitnessPolicy } = await dist('audit-trail/persistence/witness-policy');
const { WitnessStates } = await dist('audit-trail/persistence/witness-states');
const { WitnessedSizes } = await dist('audit-trail/queries/witnessed-sizes');
const { SystemClock } = await dist('platform/clock/clock');
const { readSettings } = await dist('platform/config/settings');
const { FilesystemObjectStore } = await dist('platform/object-store/filesystem-object-store');

let done = 0;
let killAt = 0;
let killWhen = null;

function after(what) {
  done += 1;
  if (done !== killAt && !killWhen?.test(`: ${what}`)) return;
  writeSync(1, `killed after: ${what}\n`);
  process.kill(process.pid, 'SIGKILL');
}

const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (...args) {
  const text = typeof args[0] === 'string' ? args[0] : args[0].text;
  const what = text.replace(/\s+/g, ' ').trim().slice(0, 60);
  const callback = args.at(-1);
  if (typeof callback !== 'function') {
    return query.apply(this, args).finally(() => after(what));
  }
  args[args.length - 1] = (...results) => {
    after(what);
    callback(...results);
  };
  return query.apply(this, args);
};

for (const act of ['put', 'replace', 'remove']) {
  const original = FilesystemObjectStore.prototype[act];
  FilesystemObjectStore.prototype[act] = async function (key, ...rest) {
    const result = await original.call(this, key, ...rest);
    after(`${act} ${key.replace(/\d+/g, 'N')}`);
    return result;
  };
}

const settings = readSettings();
const connections = new SequencerDatabase(process.env.DATABASE_URL);
const tree = new TreeRepository(connections);
const keys = new SigningKeys(settings, connections);
const store = new FilesystemObjectStore(process.env.STORE_FOLDER);
const published = new PublishedTrail(store, settings, new SystemClock());
const policy = new WitnessPolicy(settings);
const gather = new GatherCosignatures(policy, new WitnessStates(connections), tree);
const publishTree = new PublishTree(tree, published, keys, gather);
const checkHead = new CheckTrailHead(tree, published, keys, new WitnessedSizes(policy, keys));
const demand = new CheckpointDemand();
const publisher = new PublisherService(tree, publishTree, demand);
publisher.onModuleInit();
const sequencer = new SequencerService(settings, tree, checkHead, publisher, demand);

writeSync(1, 'ready\n');
for await (const line of createInterface(process.stdin)) {
  if (line.startsWith('/')) killWhen = new RegExp(line.slice(1));
  else killAt = Number(line);
  setInterval(() => void demand.ask(), 20).unref();
  await sequencer.start();
}
await sequencer.stop();
await tree.onApplicationShutdown();
