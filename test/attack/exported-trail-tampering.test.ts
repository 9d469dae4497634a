import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newSigningKey, noteSigner, signNote } from '../../src/transparency-log/signed-note.js';
import { leafHash } from '../../src/transparency-log/merkle-tree.js';
import { parseBundle } from '../../src/verifier/bundle.js';
import { rootOfTile } from '../../src/verifier/merkle.js';
import { exportLog, verify } from '../integration/audit-trail/exported-log.js';
import {
  createTrailDatabase,
  type TrailDatabase,
} from '../integration/audit-trail/trail-database.js';
import {
  createTrailPublisher,
  type TrailPublisher,
} from '../integration/audit-trail/trail-publisher.js';

// Attacks on what was handed out: a forger changes files of an export, with and without the key.

let database: TrailDatabase;
let publisher: TrailPublisher;

/** `check file` of every finding of the whole log. */
async function found(folder: string, ...more: string[]): Promise<string[]> {
  const { findings } = await verify('log', folder, ...more);
  return findings.map(({ check, file }) => `${check} ${file}`);
}

describe('An intruder in an exported log', () => {
  const SIZE = 520;
  let original: string;
  let folder: string;
  beforeAll(async () => {
    database = await createTrailDatabase();
    publisher = await createTrailPublisher(database.url);
    await database.recordMany(300);
    await publisher.publish();
    await database.recordMany(SIZE - 300);
    await publisher.publish();
    original = await exportLog(database, publisher);
  });
  afterAll(async () => {
    await publisher.close();
    await database.drop();
    await rm(original, { recursive: true, force: true });
  });
  beforeEach(async () => {
    folder = `${original}-copy`;
    await cp(original, folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const at = (path: string) => join(folder, path);

  async function swap(a: string, b: string): Promise<void> {
    await rename(at(a), at('swapped'));
    await rename(at(b), at(a));
    await rename(at('swapped'), at(b));
  }

  it('finds nothing to begin with', async () => {
    expect(await verify('log', folder)).toMatchObject({ exitCode: 0, entries: SIZE, findings: [] });
  });

  it('who swaps two tiles is found by tile-hash in both', async () => {
    await swap('tile/0/000', 'tile/0/001');
    expect(await found(folder)).toEqual(['tile-hash tile/0/000', 'tile-hash tile/0/001']);
  });

  it('who swaps two bundles is found by entry-hash in both', async () => {
    await swap('tile/entries/000', 'tile/entries/001');
    const checks = await found(folder);
    expect(checks).toContain('entry-hash tile/entries/000');
    expect(checks).toContain('entry-hash tile/entries/001');
  });

  it('who swaps bundles and tiles alike is found by root and by the tile above', async () => {
    await swap('tile/entries/000', 'tile/entries/001');
    await swap('tile/0/000', 'tile/0/001');
    const checks = await found(folder);
    expect(checks).toContain('root checkpoint');
    expect(checks).toContain('tile-hash tile/1/000.p/2');
    expect(checks).toContain('checkpoint-history checkpoints/300');
  });

  it('who puts a partial tile where the full one belongs is found by partial-tile', async () => {
    const tile = await readFile(at('tile/0/001'));
    await writeFile(at('tile/0/001'), tile.subarray(0, 44 * 32));
    expect(await found(folder)).toEqual(['partial-tile tile/0/001']);
  });

  it('who changes an upper tile is found by tile-hash', async () => {
    const tile = await readFile(at('tile/1/000.p/2'));
    tile[40]! ^= 1;
    await writeFile(at('tile/1/000.p/2'), tile);
    expect(await found(folder)).toEqual(['tile-hash tile/1/000.p/2']);
  });

  it('who changes an entry and the tile above it is found by entry-hash, since the root knows', async () => {
    const bundle = await readFile(at('tile/entries/000'));
    bundle[40]! ^= 1;
    await writeFile(at('tile/entries/000'), bundle);
    const above = await readFile(at('tile/1/000.p/2'));
    const leaves = parseBundle(bundle, 256).places.map(({ begin, end }) =>
      leafHash(bundle.subarray(begin, end)),
    );
    rootOfTile(Buffer.concat(leaves))?.copy(above);
    await writeFile(at('tile/1/000.p/2'), above);
    expect(await found(folder)).toContain('entry-hash tile/entries/000');
    expect(await found(folder)).not.toContain('tile-hash tile/0/000');
  });

  it('who lays a file beside the path of its number hides no checkpoint behind it', async () => {
    await mkdir(at('checkpoints/x000'));
    await cp(at('checkpoints/300'), at('checkpoints/x000/100'));
    expect(await verify('log', folder)).toMatchObject({ exitCode: 0, 'checkpoints that fit': 2 });
    await cp(at('checkpoints/300'), at('checkpoints/520'));
    expect(await found(folder)).toEqual(['checkpoint-history checkpoints/520']);
  });

  it('who lays a checkpoint in the place of another is found by checkpoint-history', async () => {
    await cp(at('checkpoints/300'), at('checkpoints/520'));
    expect(await found(folder)).toEqual(['checkpoint-history checkpoints/520']);
  });

  it.each([
    ['trailing bytes', (note: string) => `${note}more`, 'checkpoint-form'],
    ['a further line', (note: string) => `${note}more\n`, 'checkpoint-form'],
    ['a carriage return', (note: string) => note.replace('\n', '\r\n'), 'checkpoint-form'],
    ['no last line end', (note: string) => note.slice(0, -1), 'checkpoint-form'],
    [
      'its signature twice',
      (note: string) => note + note.slice(note.indexOf('\u2014')),
      'checkpoint-signature',
    ],
    [
      'a wrong key id',
      (note: string) => {
        const encoded = note.trimEnd().split(' ').at(-1)!;
        const bytes = Buffer.from(encoded, 'base64');
        bytes[0]! ^= 1;
        return note.replace(encoded, bytes.toString('base64'));
      },
      'checkpoint-signature',
    ],
    [
      'a size put up by one',
      (note: string) => note.replace(`\n${SIZE}\n`, `\n${SIZE + 1}\n`),
      'checkpoint-signature',
    ],
  ])('who gives the checkpoint %s is found by its check', async (_what, change, check) => {
    await writeFile(at('checkpoint'), change(await readFile(at('checkpoint'), 'utf8')));
    expect(await found(folder)).toEqual([`${check} checkpoint`]);
  });

  it.each([
    ['an extension line', (text: string) => `${text}extension\n`],
    ['a size beyond counting', (text: string) => text.replace(/\n\d+\n/, '\n9007199254740993\n')],
    ['a size with a leading zero', (text: string) => text.replace(/\n(\d+)\n/, '\n0$1\n')],
    ['another origin', (text: string) => `other.example/log${text.slice(text.indexOf('\n'))}`],
  ])('who has the key and signs %s is found by checkpoint-form', async (_what, change) => {
    const [text] = (await readFile(at('checkpoint'), 'utf8')).split('\n\n');
    await writeFile(at('checkpoint'), signNote(change(`${text}\n`), [publisher.signer]));
    expect(await found(folder)).toEqual(['checkpoint-form checkpoint']);
  });

  it('who signs with a key of his own is found by checkpoint-signature, or by the key given', async () => {
    const forger = noteSigner(publisher.signer.name, newSigningKey());
    const [text] = (await readFile(at('checkpoint'), 'utf8')).split('\n\n');
    await writeFile(at('checkpoint'), signNote(`${text}\n`, [forger]));
    expect(await found(folder)).toEqual(['checkpoint-signature checkpoint']);
    await writeFile(at('vkey'), `${publisher.signer.vkey}\n${forger.vkey}\n`);
    expect(await found(folder)).toEqual([]);
    expect(await found(folder, '--vkey', publisher.signer.vkey)).toEqual(['key-trust checkpoint']);
    await writeFile(at('vkey'), `${forger.vkey}\n`);
    expect(await found(folder, '--vkey', publisher.signer.vkey)).toContain('key-list vkey');
  });

  it('who shows another value for a digest is found by disclosure', async () => {
    const lines = (await readFile(at('disclosures.jsonl'), 'utf8')).split('\n');
    const forged = Buffer.from('["AAAAAAAAAAAAAAAAAAAAAA","address","198.51.100.1"]');
    lines[7] = lines[7]!.replace(
      /"disclosure":".*"/,
      `"disclosure":"${forged.toString('base64url')}"`,
    );
    await writeFile(at('disclosures.jsonl'), lines.join('\n'));
    expect(await found(folder)).toEqual(['disclosure disclosures.jsonl']);
  });

  it('who claims that entries were pruned without the key is found by pruned', async () => {
    await rm(at('tile/entries/000'));
    expect(await found(folder)).toEqual(['missing-file tile/entries/000']);
    const text = `plumbline-pruned/v1\n${publisher.signer.name}\n256\n`;
    const forger = noteSigner(publisher.signer.name, newSigningKey());
    await writeFile(at('pruned'), signNote(text, [forger]));
    expect(await found(folder)).toContain('pruned pruned');
    await writeFile(at('pruned'), signNote(text, [publisher.signer]));
    expect((await verify('log', folder)).findings[0]?.says).toContain('Its entry was removed');
    await keepDisclosuresFrom(256);
    expect(await verify('log', folder)).toMatchObject({
      exitCode: 0,
      pruned: 'entries before 256 were removed; the log signed it',
    });
    await rm(at('tile/entries/001'));
    expect(await found(folder)).toEqual(['missing-file tile/entries/001']);
  });

  async function keepDisclosuresFrom(index: number): Promise<void> {
    const lines = (await readFile(at('disclosures.jsonl'), 'utf8')).split('\n');
    const kept = lines.filter((line) => Number(/"index":(\d+)/.exec(line)?.[1] ?? index) >= index);
    await writeFile(at('disclosures.jsonl'), kept.join('\n'));
  }

  it('who gives a time stamp to another checkpoint is found by anchor-imprint', async () => {
    await mkdir(at('anchors'));
    await writeFile(at('anchors/520.tsr'), 'no time stamp');
    expect(await found(folder)).toEqual(['anchor-form anchors/520.tsr']);
  });
});
