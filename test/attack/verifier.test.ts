import fc from 'fast-check';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkpointText } from '../../src/transparency-log/checkpoint.js';
import { newSigningKey, noteSigner, signNote } from '../../src/transparency-log/signed-note.js';
import { digestsOf, parseBundle } from '../../src/verifier/bundle.js';
import { run } from '../../src/verifier/cli.js';
import { Findings } from '../../src/verifier/findings.js';
import { LogKeys } from '../../src/verifier/keys.js';
import { parseCheckpoint, parseKey, parseNote } from '../../src/verifier/note.js';
import { verifyProof } from '../../src/verifier/proof.js';
import { numberPath } from '../../src/verifier/source.js';

const signer = noteSigner('audit.example/1', newSigningKey());
const key = parseKey(signer.vkey)!;
const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));

/** A signed head over a tree that the folder does not hold. */
const headOf = (size: number) =>
  signNote(checkpointText({ origin: signer.name, size, root: Buffer.alloc(32) }), [signer]);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-hostile-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(path: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}

function isRefused(proof: Buffer): boolean {
  const findings = new Findings();
  verifyProof(proof, 'file', new LogKeys(key.name, [key], [key], ''), findings);
  return findings.isTampered;
}

async function verify(...args: string[]): Promise<{ exitCode: number; output: string }> {
  let output = '';
  const exitCode = await run(
    args,
    (text) => (output += text),
    (text) => (output += text),
  );
  return { exitCode, output };
}

describe('The parsers', () => {
  it('answer to any bytes at all, and never throw', () => {
    fc.assert(
      fc.property(bytes, fc.string(), fc.integer({ min: 1, max: 256 }), (buffer, text, width) => {
        parseBundle(buffer, width);
        digestsOf(buffer);
        parseKey(text);
        parseCheckpoint(text);
        parseNote(buffer);
        expect(isRefused(buffer)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['null', '1', '[]', '{"_sd":1}', '{"_sd":[1]}', '{', '"x"'])(
    'read no digests in %s',
    (body) => {
      expect(digestsOf(Buffer.from(body))).toBeNull();
    },
  );

  it('answer to a proof with its parts exchanged', () => {
    const proof = `c2sp.org/tlog-proof@v1\nextra e30=\nindex 0\n\n${headOf(1)}`;
    expect(isRefused(Buffer.from(proof))).toBe(true);
  });
});

describe('A folder made to hurt', () => {
  const log = (...more: string[]) => verify('log', folder, '--vkey', signer.vkey, ...more);

  it('with a head that claims more entries than there can be is incomplete', async () => {
    await put('checkpoint', headOf(2 ** 53));
    expect(await log()).toMatchObject({ exitCode: 1 });
    await put('checkpoint', headOf(999_999_999_999));
    expect((await log()).exitCode).toBe(2);
  });

  it('with a file too large for its place is not taken into memory', async () => {
    await put('checkpoint', Buffer.alloc(2 * 1024 * 1024, 0x61));
    expect(await log()).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining(
        'TAMPERED [checkpoint-form] checkpoint: It is not a signed note.',
      ),
    });
    await put('checkpoint', headOf(1));
    await put('disclosures.jsonl', Buffer.alloc(3 * 1024 * 1024, 0x61));
    await put('tile/0/000.p/1', Buffer.alloc(32));
    expect((await log()).output).toContain('TAMPERED [disclosure] disclosures.jsonl (line 1)');
  });

  it('with folders and links where files should be is answered', async () => {
    await mkdir(join(folder, 'checkpoint'));
    await symlink('/dev/zero', join(folder, 'README.txt'));
    expect((await log()).exitCode).toBe(2);
  });

  it('cannot steer the terminal with what it says', async () => {
    await put('vkey', 'x\n');
    await put('checkpoint', 'a\x1b[2Jb\n');
    const { output } = await verify('log', `${folder}/\x1b[2J`);
    expect(output).not.toContain('\x1b');
  });

  it('of random files under the right names never crashes the verifier', async () => {
    const names = [
      'README.txt',
      'vkey',
      'disclosures.jsonl',
      'tile/0/000.p/2',
      'tile/entries/000.p/2',
      'checkpoints/001',
    ];
    await put('checkpoint', headOf(2));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), bytes, async (name, content) => {
        await put(name, content);
        for (const form of [[], ['--json']])
          expect([1, 2]).toContain((await log(...form)).exitCode);
      }),
      { numRuns: 150 },
    );
  });
});

describe('The command line', () => {
  it.each([
    [[]],
    [['log']],
    [['log', 'a', 'b']],
    [['toString']],
    [['witness', 'a']],
    [['consistency', 'a']],
    [['proof']],
    [['consistency', 'a', 'b']],
    [['sing']],
    [['log', 'a', '--loud']],
    [['log', 'a', '--vkey', 'x']],
  ])('explains itself to %j', async (args) => {
    const { exitCode, output } = await verify(...args);
    expect(exitCode).toBe(3);
    expect(output).toContain('  plumbline-verify log FOLDER ');
  });

  it('prints its help', async () => {
    expect(await verify('--help')).toMatchObject({ exitCode: 0 });
  });

  it('calls a missing file incomplete', async () => {
    expect(await verify('proof', join(folder, 'none'))).toMatchObject({ exitCode: 2 });
  });
});

describe('The path of a number', () => {
  it.each([
    [0, '000'],
    [1234067, 'x001/x234/067'],
    [12345, 'x012/345'],
  ])('%d is %s', (number, path) => expect(numberPath(number)).toBe(path));
});
