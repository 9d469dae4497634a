import fc from 'fast-check';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestsOf, parseBundle } from '../../src/verifier/bundle.js';
import { run } from '../../src/verifier/cli.js';
import { parseCheckpoint, parseKey, parseNote } from '../../src/verifier/note.js';
import { parsePolicy } from '../../src/verifier/policy.js';
import { parseTimestamp } from '../../src/verifier/timestamp.js';

// Nothing that a file holds may end the verifier in any way but its four exit codes.

const scripts = join(process.cwd(), 'test', 'bench');
let original: string;
let folder: string;
let files: readonly string[];
beforeAll(() => {
  original = mkdtempSync(join(tmpdir(), 'plumbline-fuzz-'));
  execFileSync(process.execPath, [join(scripts, 'synthetic-log.mjs'), original, '600']);
  files = readdirSync(original, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(original.length + 1));
});
afterAll(() => {
  rmSync(original, { recursive: true });
});
beforeEach(() => {
  folder = `${original}-copy`;
  cpSync(original, folder, { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function exitOf(...args: string[]): Promise<number> {
  const code = await run(
    args,
    () => undefined,
    () => undefined,
  );
  expect([0, 1, 2, 3]).toContain(code);
  return code;
}

/** A change that a disk, a network or a forger could make to a file. */
type Change = (bytes: Buffer) => Buffer;
const change: fc.Arbitrary<Change> = fc
  .record({
    kind: fc.constantFrom('flip', 'cut', 'double', 'insert', 'swap', 'zero'),
    at: fc.nat(),
    some: fc.uint8Array({ minLength: 1, maxLength: 40 }),
  })
  .map(({ kind, at, some }) => (bytes) => {
    const place = bytes.length === 0 ? 0 : at % bytes.length;
    const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
    if (kind === 'cut') return before;
    if (kind === 'double') return Buffer.concat([before, after, after]);
    if (kind === 'insert') return Buffer.concat([before, some, after]);
    if (kind === 'swap') return Buffer.concat([after, before]);
    const copy = Buffer.from(bytes);
    if (kind === 'zero') copy.subarray(place, place + 64).fill(0);
    else if (copy.length > 0) copy[place]! ^= 1 << (at % 8);
    return copy;
  });

describe('A log that was changed at random', () => {
  it('is answered with an exit code, and never good if a byte of the log is another', async () => {
    const mutation = fc.tuple(fc.nat(), change);
    await fc.assert(
      fc.asyncProperty(mutation, async ([which, apply]) => {
        const file = files[which % files.length]!;
        const bytes = readFileSync(join(original, file));
        const changed = apply(bytes);
        writeFileSync(join(folder, file), changed);
        const code = await exitOf('log', folder, '--json');
        writeFileSync(join(folder, file), bytes);
        if (!changed.equals(bytes)) expect({ file, code }).not.toEqual({ file, code: 0 });
      }),
      { numRuns: 250 },
    );
  });

  it('gets the same verdict from the twin in Python, as it does untouched', async () => {
    const twin = (target: string) =>
      spawnSync('python3', [join('scripts', 'verify-trail.py'), target], { encoding: 'utf8' });
    expect(twin(folder)).toMatchObject({ status: 0, stderr: '' });
    const mutation = fc.tuple(fc.nat(), change);
    await fc.assert(
      fc.asyncProperty(mutation, async ([which, apply]) => {
        const file = files[which % files.length]!;
        const bytes = readFileSync(join(original, file));
        writeFileSync(join(folder, file), apply(bytes));
        const [code, { status, stderr }] = [await exitOf('log', folder), twin(folder)];
        writeFileSync(join(folder, file), bytes);
        expect({ file, status, stderr }).toEqual({ file, status: code, stderr: '' });
      }),
      { numRuns: 60 },
    );
    for (const file of files) {
      rmSync(join(folder, file));
      const [code, { status, stderr }] = [await exitOf('log', folder), twin(folder)];
      writeFileSync(join(folder, file), readFileSync(join(original, file)));
      expect({ file, status, stderr }).toEqual({ file, status: code, stderr: '' });
    }
  });
});

describe('A file that was changed at random', () => {
  const policy = (vkey: string) => `log ${vkey}\nwitness a ${vkey}\ngroup g any a\nquorum g\n`;

  it.each([
    ['proof', 'c2sp.org/tlog-proof@v1\nextra e30=\nindex 0\n\n'],
    ['consistency', 'plumbline-consistency@v1\n\n'],
  ])('is answered by %s with an exit code', async (command, begin) => {
    const vkey = readFileSync(join(original, 'vkey'), 'utf8').trim();
    const note = readFileSync(join(original, 'checkpoint'));
    const whole = Buffer.concat([Buffer.from(begin), note, Buffer.from('\n'), note]);
    await fc.assert(
      fc.asyncProperty(change, async (apply) => {
        writeFileSync(join(folder, 'file'), apply(whole));
        await exitOf(command, join(folder, 'file'), '--vkey', vkey);
      }),
      { numRuns: 150 },
    );
  });

  it('is answered by witness, export and draw with an exit code', async () => {
    const vkey = readFileSync(join(original, 'vkey'), 'utf8').trim();
    await fc.assert(
      fc.asyncProperty(change, async (apply) => {
        writeFileSync(join(folder, 'policy'), apply(Buffer.from(policy(vkey))));
        await exitOf('witness', join(folder, 'checkpoint'), '--policy', join(folder, 'policy'));
        const manifest = 'plumbline-evidence/v1\no\n1\n';
        writeFileSync(join(folder, 'manifest'), apply(Buffer.from(manifest)));
        writeFileSync(
          join(folder, 'entries.log'),
          apply(Buffer.from('entry 0 {}\nhidden 1 1 x\n')),
        );
        await exitOf('export', folder);
        writeFileSync(join(folder, 'draw.json'), apply(Buffer.from('{"format":"x"}')));
        await exitOf('draw', folder);
      }),
      { numRuns: 60 },
    );
  });

  it('is answered by every parser, whatever its bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array));
    const der = fc
      .array(fc.tuple(fc.constantFrom(0x30, 0x31, 0xa0, 2, 4, 6, 24), fc.nat(60)), {
        maxLength: 60,
      })
      .map((pairs) => Buffer.from(pairs.flat()));
    fc.assert(
      fc.property(fc.oneof(bytes, der), fc.string(), (some, text) => {
        parseTimestamp(some);
        parsePolicy(some);
        parsePolicy(Buffer.from(`${text}\n`));
        parseNote(some);
        parseBundle(some, 256);
        digestsOf(some);
        parseKey(text);
        parseCheckpoint(text);
      }),
      { numRuns: 2000 },
    );
  });
});
