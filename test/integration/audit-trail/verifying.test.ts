import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportLog, verify } from './exported-log.js';
import { createTrailDatabase, somebody, thingDone, type TrailDatabase } from './trail-database.js';
import { createTrailPublisher, type TrailPublisher } from './trail-publisher.js';

/** A full tile, a partial one, and one above. */
const ENTRIES = 260;
const NOTES = 20;
const BLOCK_BYTES = 64;

let database: TrailDatabase;
let publisher: TrailPublisher;
let folder: string;
beforeAll(async () => {
  database = await createTrailDatabase();
  publisher = await createTrailPublisher(database.url);
  await database.recordMany(3);
  await publisher.publish();
  const events = Array.from({ length: ENTRIES - 3 }, (_, step) => {
    const disclosures = step < NOTES ? { note: `Note ${step}` } : {};
    return thingDone({ id: `t${step}`, facts: { step }, disclosures });
  });
  await database.transactions.run((tx) =>
    database.trail.recordAll(tx, { ...somebody, address: null }, events),
  );
  await publisher.publish();
  folder = await exportLog(database, publisher);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await publisher.close();
  await database.drop();
});

async function files(root: string): Promise<string[]> {
  const found = await readdir(root, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

/** Bytes to flip: all of a small file, one in every block of a large one, and both of its ends. */
function places(length: number): number[] {
  if (length <= 1024) return Array.from({ length }, (_, at) => at);
  const blocks = Array.from({ length: Math.ceil(length / BLOCK_BYTES) }, (_, block) =>
    Math.min(length - 1, block * BLOCK_BYTES + ((block * 37) % BLOCK_BYTES)),
  );
  return [...new Set([0, 1, 2, ...blocks, length - 2, length - 1])];
}

describe('An exported log', () => {
  it('is found good and complete', async () => {
    expect(await verify('log', folder)).toMatchObject({
      exitCode: 0,
      integrity: 'good',
      completeness: 'complete',
      entries: ENTRIES,
      'checkpoints that fit': 2,
      'disclosures shown': 3 + NOTES,
      'disclosures not shown': 0,
      findings: [],
    });
  });

  it('says what the trust in the key rests on', async () => {
    expect(await verify('log', folder)).toMatchObject({
      keys: [expect.stringContaining('itself')],
    });
    const given = await verify('log', folder, '--vkey', publisher.signer.vkey);
    expect(given).toMatchObject({ exitCode: 0, keys: [expect.stringMatching(/: given by you$/)] });
  });

  it('with a flipped byte, wherever it is, is found tampered with in that file', async () => {
    const all = await files(folder);
    expect(all).toContain('tile/entries/001.p/4');
    for (const file of all) {
      const path = join(folder, file);
      const whole = await readFile(path);
      for (const at of places(whole.length)) {
        const changed = Buffer.from(whole);
        changed[at]! ^= 1 << (at % 8);
        await writeFile(path, changed);
        const { exitCode, findings } = await verify('log', folder);
        const named = findings.map((finding) => finding.file);
        expect({ file, at, exitCode, named }).toEqual({
          file,
          at,
          exitCode: 1,
          named: expect.arrayContaining([file]),
        });
        // Nothing else is blamed, except that a lost key takes the whole check with it.
        expect(new Set(named)).toEqual(new Set([file]));
      }
      await writeFile(path, whole);
    }
  });

  it('without one of its files is found incomplete, and the file is named', async () => {
    const copy = await mkdtemp(join(tmpdir(), 'plumbline-copy-'));
    for (const file of await files(folder)) {
      // Disclosures may be withheld and older checkpoints pruned; both are counted in the verdict.
      if (file === 'disclosures.jsonl' || file.startsWith('checkpoints/')) continue;
      await cp(folder, copy, { recursive: true });
      await rm(join(copy, file));
      const { exitCode, findings } = await verify('log', copy);
      expect({ file, exitCode, named: findings.map((each) => each.file) }).toEqual({
        file,
        exitCode: 2,
        named: expect.arrayContaining([file]),
      });
    }
    await rm(copy, { recursive: true, force: true });
  });

  it('names the entry and the byte of a change', async () => {
    const path = join(folder, 'tile/entries/000');
    const whole = await readFile(path);
    const at = whole.indexOf('"step":200');
    const changed = Buffer.from(whole);
    changed[at + 8] = '9'.charCodeAt(0);
    await writeFile(path, changed);
    const { findings } = await verify('log', folder);
    await writeFile(path, whole);
    expect(findings).toEqual([
      {
        severity: 'tampered',
        check: 'entry-hash',
        file: 'tile/entries/000',
        position: expect.stringMatching(/^entry 203, byte \d+$/),
        says: 'This entry is not the one that was logged.',
      },
    ]);
  });
});
