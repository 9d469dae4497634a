import { execFileSync } from 'node:child_process';
import { appendFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipOf, type ZipEntry } from '../../src/platform/zip/zip.js';
import { cosign, type Cosigner, cosigner } from '../../src/transparency-log/cosignature.js';
import {
  newSigningKey,
  type NoteSigner,
  noteSigner,
  signNote,
} from '../../src/transparency-log/signed-note.js';
import { keyIntroduced } from '../../src/audit-trail/domain/audit-trail.audit-events.js';
import { exportLog, verify } from '../integration/audit-trail/exported-log.js';
import {
  createTrailDatabase,
  type TrailDatabase,
} from '../integration/audit-trail/trail-database.js';
import { operator, recordAsOwner } from '../integration/audit-trail/trail-office.js';
import {
  createTrailPublisher,
  type TrailPublisher,
} from '../integration/audit-trail/trail-publisher.js';

// On what the verdict rests: keys that changed, witnesses, time stamps, archives.

const SIZES = [4, 6, 9];
let database: TrailDatabase;
let publisher: TrailPublisher;
let original: string;
let folder: string;
let first: NoteSigner;
const pem = newSigningKey();
const second = () => noteSigner(first.name, pem);

beforeAll(async () => {
  database = await createTrailDatabase();
  publisher = await createTrailPublisher(database.url);
  await database.recordMany(4);
  await publisher.publish();
  // The entry of a rotation, of which the files below are made.
  first = publisher.signer;
  await database.recordMany(1);
  const introduced = { vkey: second().vkey, size: 5 };
  const event = { id: 'second', facts: introduced, disclosures: { operator: operator.name } };
  await recordAsOwner(database, keyIntroduced(event));
  await publisher.publish();
  await database.recordMany(3);
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
const checkpointPath = (size: number) => `checkpoints/00${size}`;

async function found(command: string, ...args: string[]): Promise<string[]> {
  const { findings } = await verify(command, folder, ...args);
  return findings.map(({ check, file }) => `${check} ${file}`);
}

/** Signs a page of the folder again with these keys. */
async function signAgain(path: string, ...signers: NoteSigner[]): Promise<void> {
  const note = await readFile(at(path), 'utf8');
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
  await writeFile(at(path), signNote(text, signers));
}

describe('I10 A log whose key was changed', () => {
  async function rotate(overlap: readonly NoteSigner[]): Promise<void> {
    await writeFile(at('vkey'), `${first.vkey}\n${second().vkey}\n`);
    if (overlap.length > 0) await signAgain(checkpointPath(SIZES[1]!), ...overlap);
    await signAgain(checkpointPath(SIZES[2]!), second());
    await signAgain('checkpoint', second());
    await signAgain('README.txt', second());
  }

  it('verifies whole, old checkpoints too, and says that the keys came with it', async () => {
    await rotate([first, second()]);
    expect(await verify('log', folder)).toMatchObject({
      exitCode: 0,
      'checkpoints that fit': 3,
      keys: [expect.stringContaining('itself'), expect.stringContaining('itself')],
    });
  });

  it('is trusted from the old key to the new one, by the entry that introduces it', async () => {
    await rotate([first, second()]);
    expect(await verify('log', folder, '--vkey', first.vkey)).toMatchObject({
      exitCode: 0,
      keys: [
        expect.stringContaining('given by you'),
        expect.stringContaining('introduced by entry 5, trusted by checkpoints/006'),
      ],
    });
  });

  it('needs no old key: what that signed is what the new one signed too', async () => {
    await rotate([first, second()]);
    expect(await verify('log', folder, '--vkey', second().vkey)).toMatchObject({ exitCode: 0 });
  });

  it('without a word of the old key is found by key-trust, unless both keys are given', async () => {
    await rotate([second()]);
    expect(await found('log', '--vkey', first.vkey)).toContain('key-trust checkpoints/009');
    const both = ['--vkey', first.vkey, '--vkey', second().vkey];
    expect(await verify('log', folder, ...both)).toMatchObject({ exitCode: 0 });
  });

  it('by a forger, who adds his signature to a genuine checkpoint, is found by key-trust', async () => {
    const forger = noteSigner(first.name, newSigningKey());
    await writeFile(at('vkey'), `${first.vkey}\n${forger.vkey}\n`);
    await signAgain(checkpointPath(SIZES[1]!), first, forger);
    for (const path of [checkpointPath(SIZES[2]!), 'checkpoint', 'README.txt']) {
      await signAgain(path, forger);
    }
    expect(await found('log', '--vkey', first.vkey)).toEqual([
      'key-trust README.txt',
      'key-trust checkpoints/009',
    ]);
  });

  it('gets no trust from a checkpoint of both that does not fit the log', async () => {
    await rotate([]);
    const text = `${first.name}\n6\n${Buffer.alloc(32).toString('base64')}\n`;
    await writeFile(at(checkpointPath(6)), signNote(text, [first, second()]));
    expect(await found('log', '--vkey', first.vkey)).toEqual([
      'checkpoint-history checkpoints/006',
      'key-trust README.txt',
      'key-trust checkpoints/009',
    ]);
  });

  it('with a signature of one key that is false is found, though the other holds', async () => {
    await rotate([first, second()]);
    const note = await readFile(at('checkpoints/006'), 'utf8');
    const lines = note.trimEnd().split('\n');
    const bytes = Buffer.from(lines.at(-1)!.split(' ').at(-1)!, 'base64');
    bytes[20]! ^= 1;
    lines[lines.length - 1] = `\u2014 ${first.name} ${bytes.toString('base64')}`;
    await writeFile(at('checkpoints/006'), `${lines.join('\n')}\n`);
    expect(await found('log')).toEqual(['checkpoint-signature checkpoints/006']);
  });

  it.each([
    ['is empty', () => '', 'key-list vkey'],
    ['names a key twice', () => `${first.vkey}\n${first.vkey}\n`, 'key-list vkey'],
    ['has no last line end', () => first.vkey, 'key-list vkey'],
    [
      'names the key of another log',
      () => `${first.vkey}\n${noteSigner('other.example/1', pem).vkey}\n`,
      'key-list vkey',
    ],
  ])('whose list %s is found by key-list', async (_what, list, finding) => {
    await writeFile(at('vkey'), list());
    expect(await found('log')).toContain(finding);
  });
});

describe('The witnesses of a log', () => {
  const [w1, w2] = ['w1', 'w2'].map((name) => cosigner(`${name}.example`, newSigningKey()));
  const seconds = Date.UTC(2026, 10, 21, 4) / 1000;
  const policy = (quorum: string) =>
    [
      `log ${first.vkey}`,
      `witness one ${w1!.vkey} https://w1.example/`,
      `witness two ${w2!.vkey}`,
      'group both all one two',
      `quorum ${quorum}`,
      '',
    ].join('\n');

  async function cosigned(path: string, by: Cosigner, time = seconds): Promise<void> {
    const note = await readFile(at(path), 'utf8');
    await appendFile(at(path), cosign(note.slice(0, note.lastIndexOf('\n\n') + 1), by, time));
  }

  async function witnessed(target: string, quorum: string) {
    const file = `${folder}-policy`;
    await writeFile(file, policy(quorum));
    try {
      return await verify('witness', target, '--policy', file);
    } finally {
      await rm(file);
    }
  }

  it('are told of with what they saw, and when', async () => {
    for (const path of ['checkpoint', 'checkpoints/009']) await cosigned(path, w1!);
    await cosigned('checkpoints/006', w2!, seconds - 60);
    expect(await witnessed(folder, 'one')).toMatchObject({
      exitCode: 0,
      'witnessed by enough': 9,
      witnesses: [
        'one: saw 9 entries on 2026-11-21T04:00:00Z',
        'two: saw 6 entries on 2026-11-21T03:59:00Z',
      ],
    });
  });

  it('are too few for a quorum of both: what they saw alone does not add up', async () => {
    await cosigned('checkpoint', w1!);
    await cosigned('checkpoints/006', w2!);
    const verdict = await witnessed(folder, 'both');
    expect(verdict).toMatchObject({ exitCode: 2, integrity: 'good' });
    expect(verdict.findings).toEqual([expect.objectContaining({ check: 'quorum' })]);
    expect((await witnessed(at('checkpoint'), 'both')).findings).toEqual([
      expect.objectContaining({ check: 'quorum' }),
    ]);
    await cosigned('checkpoint', w2!);
    expect(await witnessed(at('checkpoint'), 'both')).toMatchObject({ exitCode: 0 });
  });

  it('do not have their signatures forged unseen', async () => {
    const impostor = cosigner('w1.example', newSigningKey());
    const forged = cosign(
      'another\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n',
      w1!,
      seconds,
    );
    await appendFile(at('checkpoint'), forged);
    expect((await witnessed(folder, 'one')).findings).toContainEqual(
      expect.objectContaining({ check: 'cosignature', file: 'checkpoint' }),
    );
    await cp(join(original, 'checkpoint'), at('checkpoint'));
    await cosigned('checkpoint', impostor);
    expect((await witnessed(folder, 'one')).findings).toEqual([
      expect.objectContaining({ check: 'quorum' }),
    ]);
    await cosigned('checkpoint', w1!);
    await cosigned('checkpoint', w1!, seconds + 1);
    expect((await witnessed(folder, 'one')).findings).toContainEqual(
      expect.objectContaining({ check: 'cosignature', says: expect.stringContaining('two') }),
    );
  });

  it('are checked by the policy in the folder, which is said to be its own', async () => {
    await writeFile(at('witness-policy'), policy('one'));
    await cosigned('checkpoints/006', w1!);
    expect(await verify('log', folder)).toMatchObject({
      exitCode: 0,
      'witnessed by enough (by the policy in the folder)': 6,
    });
    await writeFile(at('witness-policy'), 'quorum nobody\n');
    expect(await found('log')).toEqual(['policy witness-policy']);
  });

  it('who were each shown another log find that out by consistency', async () => {
    const other = at('other');
    const text = `${first.name}\n9\n${Buffer.alloc(32, 1).toString('base64')}\n`;
    await writeFile(other, signNote(text, [first]));
    await cosigned('checkpoint', w1!);
    await appendFile(other, cosign(text, w2!, seconds));
    const { findings } = await verify('consistency', other, at('checkpoint'), '--log', folder);
    expect(findings).toEqual([expect.objectContaining({ check: 'consistency', file: other })]);
  });
});

describe('A time stamp over a checkpoint', () => {
  const size = 6;
  let tsa: string;

  beforeAll(async () => {
    tsa = `${original}-tsa`;
    await mkdir(tsa);
    const config = `[ tsa ]
default_tsa = tsa1
[ tsa1 ]
serial = ${tsa}/serial
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256, sha512
accuracy = secs:1
[ ext ]
extendedKeyUsage = critical,timeStamping`;
    await writeFile(join(tsa, 'serial'), '01\n');
    await writeFile(join(tsa, 'tsa.cnf'), config);
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-subj',
      '/CN=Test',
      ...inTsa('-keyout', 'key.pem'),
      ...inTsa('-out', 'cert.pem'),
      '-addext',
      'extendedKeyUsage=critical,timeStamping',
    );
  });
  afterAll(() => rm(tsa, { recursive: true, force: true }));

  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
  const inTsa = (option: string, name: string) => [option, join(tsa, name)];

  async function stamp(path: string, ...digest: string[]): Promise<Buffer> {
    openssl('ts', '-query', '-data', path, '-cert', ...digest, ...inTsa('-out', 'q.tsq'));
    openssl(
      'ts',
      '-reply',
      ...inTsa('-config', 'tsa.cnf'),
      ...inTsa('-queryfile', 'q.tsq'),
      ...inTsa('-signer', 'cert.pem'),
      ...inTsa('-inkey', 'key.pem'),
      ...inTsa('-out', 'r.tsr'),
    );
    return readFile(join(tsa, 'r.tsr'));
  }

  async function keep(token: Buffer): Promise<void> {
    await mkdir(at('anchors'), { recursive: true });
    await writeFile(at(`anchors/00${size}.tsr`), token);
  }

  it('is told of with its time and with the command that checks the authority', async () => {
    await keep(await stamp(at(checkpointPath(size)), '-sha256'));
    const verdict = await verify('log', folder);
    expect(verdict).toMatchObject({ exitCode: 0 });
    const [time, command] = verdict['time stamps']!;
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z over 6 entries/);
    const args = command!.slice(command!.indexOf('openssl') + 8).split(' ');
    const certificate = args.pop();
    expect(certificate).toMatch(/\.pem$/);
    const checked = execFileSync('openssl', [...args, join(tsa, 'cert.pem')], {
      cwd: folder,
      stdio: 'pipe',
    });
    expect(checked.toString()).toContain('Verification: OK');
  });

  it('that was given to another checkpoint is found by anchor-imprint', async () => {
    await keep(await stamp(at(checkpointPath(9)), '-sha256'));
    expect(await found('log')).toEqual(['anchor-imprint anchors/006.tsr']);
    await rm(at(checkpointPath(6)));
    expect(await found('log')).toEqual(['missing-file anchors/006.tsr']);
  });

  it('of another kind, cut, or with bytes behind it is found by anchor-form', async () => {
    await keep(await stamp(at(checkpointPath(size)), '-sha512'));
    expect(await found('log')).toEqual(['anchor-form anchors/006.tsr']);
    const good = await stamp(at(checkpointPath(size)), '-sha256');
    for (const token of [good.subarray(0, -1), Buffer.concat([good, Buffer.of(0)])]) {
      await keep(token);
      expect(await found('log')).toEqual(['anchor-form anchors/006.tsr']);
    }
  });
});

describe('I09 An exported log in an archive', () => {
  async function* entries(below = ''): AsyncGenerator<ZipEntry> {
    for (const found of await readdir(at(below), { withFileTypes: true })) {
      const name = below === '' ? found.name : `${below}/${found.name}`;
      if (found.isDirectory()) yield* entries(name);
      else yield { name: `audit-trail/${name}`, content: await readFile(at(name)) };
    }
  }

  async function packed(change: (bytes: Buffer) => Buffer = (bytes) => bytes): Promise<string> {
    const parts: Buffer[] = [];
    for await (const part of zipOf(entries())) parts.push(part as Buffer);
    const file = `${folder}.zip`;
    await writeFile(file, change(Buffer.concat(parts)));
    return file;
  }
  afterEach(() => rm(`${folder}.zip`, { force: true }));

  it('verifies as the folder does', async () => {
    expect(await verify('log', await packed())).toMatchObject({ exitCode: 0, entries: 9 });
  });

  it('with any byte flipped is never good without a finding that names a place', async () => {
    const whole = await readFile(await packed());
    for (let byte = 0; byte < whole.length; byte += 13) {
      const file = await packed((bytes) => {
        bytes[byte]! ^= 1 << (byte % 8);
        return bytes;
      });
      const { exitCode, findings } = await verify('log', file);
      // Times, versions and attributes of the packing program are in no way part of the log.
      if (exitCode === 0) expect(findings).toEqual([]);
      else
        expect(findings[0]).toMatchObject({ file: expect.any(String), check: expect.any(String) });
    }
  });
});
