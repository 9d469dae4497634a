// Run by draw.bench.ts in a process of its own, so that the peak of memory is that of a draw alone.
// Takes a folder; prints one line of JSON. Needs the built server in dist/.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';

const built = (path) => import(`../../dist/sampling/${path}`);
const { PopulationCommitment, parsePopulationLine } = await built('domain/population.js');
const { allocateQuota } = await built('domain/allocation.js');
const { Selector } = await built('domain/selection.js');
const { assign } = await built('domain/assignment.js');
const { seedOf, seedText } = await built('domain/seed.js');
const { seedKey } = await built('domain/ticket.js');
const { linesOf } = await built('persistence/lines.js');

const CLIPS = 1_000_000;
const OFFICERS = 600;
const CLIPS_PER_OFFICER = 5;
const REVIEWERS = 60;

const uuid = (kind, number) =>
  `018f3c1e-${kind}-7000-8000-${number.toString(16).padStart(12, '0')}`;
// Unequal on purpose: the officers who record most have about a thousand times as many clips.
const officerOf = (clip) => Math.floor(OFFICERS * ((clip * 0.618033988749895) % 1) ** 2);

async function freeze(path) {
  const commitment = new PopulationCommitment();
  function* lines() {
    let block = [];
    for (let clip = 0; clip < CLIPS; clip += 1) {
      const entry = { clipId: uuid('0000', clip), stratum: uuid('0001', officerOf(clip)) };
      block.push(commitment.add(entry));
      if (block.length < 4000) continue;
      yield block.join('');
      block = [];
    }
    yield block.join('');
  }
  await pipeline(lines, createWriteStream(path));
  return commitment.freeze();
}

async function draw(path, frozen) {
  const found = createHash('sha256');
  await pipeline(createReadStream(path), found);
  if (found.digest('hex') !== frozen.sha256) throw new Error('The file is not the frozen one');
  const seed = seedOf(seedText('bench', frozen.root, ['dice 01382438112797316654']));
  const selector = new Selector(seed, allocateQuota(frozen.strata, CLIPS_PER_OFFICER));
  for await (const lines of linesOf(createReadStream(path))) {
    for (const { clipId, stratum } of lines.map(parsePopulationLine)) {
      selector.offer(clipId, stratum);
    }
  }
  const reviewers = Array.from({ length: REVIEWERS }, (_, number) => uuid('0002', number));
  const candidates = new Map([...frozen.strata.keys()].map((stratum) => [stratum, reviewers]));
  return assign(selector.selection(), candidates, seedKey(seed));
}

const path = join(process.argv[2], 'population.tsv');
const start = performance.now();
const frozen = await freeze(path);
const frozenAt = performance.now();
const assignments = await draw(path, frozen);
const drawnAt = performance.now();
const facts = {
  clips: frozen.count,
  drawn: assignments.length,
  freezeMs: Math.round(frozenAt - start),
  drawMs: Math.round(drawnAt - frozenAt),
  peakBytes: process.resourceUsage().maxRSS * 1024,
};
process.stdout.write(`${JSON.stringify(facts)}\n`);
