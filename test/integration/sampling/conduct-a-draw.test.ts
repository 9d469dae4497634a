import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { DomainEvents } from '../../../src/platform/events/domain-events.js';
import { type Draw } from '../../../src/sampling/persistence/draw.entity.js';
import { DrawsQuery } from '../../../src/sampling/queries/draws.query.js';
import { toDrawDetailResponse } from '../../../src/sampling/http/draws.responses.js';
import {
  type DrawExecuted,
  drawExecuted,
  ExportDrawRecordCommand,
} from '../../../src/sampling/sampling.public.js';
import { verifyDraw } from '../../../src/verifier/draw.js';
import { commander, createSamplingWorld, type SamplingWorld } from './sampling-world.js';

describe('a draw from its declaration to its record', () => {
  let world: SamplingWorld;
  let drawId: string;
  let record: Awaited<ReturnType<SamplingWorld['record']>>;
  const announced: DrawExecuted[] = [];

  const draw = (): Promise<Draw> => world.app.context.get(DrawsQuery).one(commander, drawId);

  beforeAll(async () => {
    world = await createSamplingWorld();
    world.app.context.get(DomainEvents).subscribe(drawExecuted, (_tx, event) => {
      announced.push(event);
      return Promise.resolve();
    });
    const { olsen, nguyen } = world.roster.officers;
    const ofOlsen = { officerId: olsen.id, unitId: olsen.unitId };
    const ofNguyen = { officerId: nguyen.id, unitId: nguyen.unitId };
    await world.addClips(5, ofOlsen);
    await world.addClips(3, ofNguyen);
    await world.addClips(1, {});
    await world.addClips(2, { ...ofOlsen, durationMs: 9_999 });
    await world.addClips(1, { ...ofOlsen, category: 'test' });
    await world.addClips(2, { ...ofNguyen, state: 'quarantined', quarantineReason: 'unreadable' });
    await world.addClips(4, { ...ofOlsen, receivedAt: new Date('2026-11-23T06:00:00Z') });
    const policy = await world.savePolicy();
    drawId = await world.declare(policy);
    await world.conduct(drawId);
    record = await world.record(drawId);
  });
  afterAll(async () => {
    await record.remove();
    await world.app.stop();
  });

  it('has a name that follows from its week', () => {
    expect(drawId).toBe('2026-W47-agency');
  });

  it('accounts for every clip that came in within the window', async () => {
    const { accounting } = toDrawDetailResponse(await draw());
    expect(accounting).toEqual({
      received: 14,
      notEligible: { quarantined: 2 },
      eligible: 12,
      excluded: { 'too-short': 2, test: 1 },
      population: 9,
      drawn: 5,
      notDrawn: 4,
    });
  });

  it('takes two clips of each officer, and the one whose wearer nobody knows', async () => {
    const { olsen, nguyen } = world.roster.officers;
    const { strata } = toDrawDetailResponse(await draw());
    const numbers = strata.map(({ stratum, ...numbers }) => [stratum, Object.values(numbers)]);
    expect(Object.fromEntries(numbers)).toEqual({
      [olsen.id]: [5, 2],
      [nguyen.id]: [3, 2],
      'no-officer': [1, 1],
    });
  });

  it('gives no clip to the officer concerned, and the others to the unit’s own supervisor', async () => {
    const { central, north } = world.supervisors;
    const rows: { stratum: string; reviewer_id: string }[] = await world.app.dataSource.query(
      'SELECT stratum, reviewer_id FROM selection ORDER BY position',
    );
    const reviewersOf = (stratum: string) =>
      new Set(rows.filter((row) => row.stratum === stratum).map((row) => row.reviewer_id));
    const { olsen, nguyen } = world.roster.officers;
    expect(reviewersOf(olsen.id)).toEqual(new Set([central]));
    // The supervisor of the north is officer Nguyen, so another supervisor steps in.
    expect(reviewersOf(nguyen.id)).toEqual(new Set([central]));
    const [ofNobody] = reviewersOf('no-officer');
    expect([central, north]).toContain(ofNobody);
  });

  it('tells the features above in the same transaction what must be reviewed by whom', async () => {
    expect(announced).toHaveLength(1);
    const [event] = announced;
    expect(event).toMatchObject({ drawId, dueDays: 14, requiredWatchSharePercent: 80 });
    const rows: { clip_id: string; reviewer_id: string }[] = await world.app.dataSource.query(
      'SELECT clip_id, reviewer_id FROM selection ORDER BY position',
    );
    expect(event!.reviews).toEqual(
      rows.map((row) => ({ clipId: row.clip_id, reviewerId: row.reviewer_id })),
    );
  });

  it('enters every step, with the digest of the record it left', async () => {
    const rows: { kind: string; body: { facts: { record?: string } } }[] =
      await world.app.dataSource.query(
        `SELECT kind, convert_from(body, 'UTF8')::jsonb AS body FROM audit.entry
         WHERE target = $1 ORDER BY id`,
        [`draw:${drawId}`],
      );
    expect(rows.map(({ kind }) => kind)).toEqual([
      'draw.declared',
      'draw.frozen',
      'draw.seeded',
      'draw.executed',
      'draw.record-exported',
    ]);
    const { recordSha256, entries } = await draw();
    expect(JSON.stringify(rows[3]!.body)).toContain(recordSha256);
    expect(entries.map(({ state }) => state)).toEqual(['declared', 'frozen', 'seeded', 'executed']);
  });

  it('leaves a record in which the verifier finds nothing wrong', async () => {
    expect((await readdir(record.folder)).sort()).toEqual([
      'README.txt',
      'draw.json',
      'excluded.tsv',
      'policy.json',
      'population.tsv',
    ]);
    const { recordSha256 } = await draw();
    expect(await verifyDraw(record.folder)).toEqual({
      drawId,
      recordSha256,
      populationCount: 9,
      drawnCount: 5,
      findings: [],
      unlisted: 0,
    });
  });

  it.each([
    ['docs/verify-a-draw.md', /```python\n([^`]+)```/],
    ['README.txt', /(import hashlib[\s\S]+?)\nNo output/],
  ])('is confirmed by the very lines of Python that stand in %s', async (file, pattern) => {
    const path = file.startsWith('docs/') ? join(process.cwd(), file) : join(record.folder, file);
    const lines = pattern.exec(await readFile(path, 'utf8'))?.[1] ?? '';
    expect(lines.trim().split('\n')).toHaveLength(8);
    const python = promisify(execFile)('python3', ['-c', lines], { cwd: record.folder });
    await expect(python).resolves.toMatchObject({ stdout: '', stderr: '' });

    const swapped = lines.replace("rec['selected'][st]", "rec['selected'][st][::-1]");
    const wrong = promisify(execFile)('python3', ['-c', swapped], { cwd: record.folder });
    await expect(wrong).rejects.toThrow('AssertionError');
  });

  it('is exported with the same bytes each time', async () => {
    const once = () => world.app.context.get(ExportDrawRecordCommand).execute(commander, drawId);
    expect((await buffer(await once())).equals(await buffer(await once()))).toBe(true);
  });
});
