import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { AnchorCheckpoint } from '../../src/audit-trail/commands/anchor-checkpoint.js';
import { migrate } from '../../src/platform/database/data-source.js';
import { newId } from '../../src/platform/ids.js';
import { newSigningKey, noteSigner } from '../../src/transparency-log/signed-note.js';
import type { ApiClient } from '../support/api-client/api-client.js';
import { expecting } from '../support/api-client/http.js';
import { eventually } from '../support/eventually.js';
import { type HttpApplication, startHttpApplication } from '../support/http-application.js';
import { createPerson } from '../support/people.js';
import { schemaFromFiles } from '../support/schema.js';
import { startTestTsa, type TestTsa } from '../support/test-tsa.js';

const root = join(__dirname, '..', '..');
const dist = (name: string) => join(root, 'dist', name);
const ORIGIN = 'audit.example/a-long-life';
const WITNESS = 'witness.example/w1';
const OLD_ENTRIES = 600;

/** Written by the owner, since no test can wait until entries are that old. */
const OLD = `
  INSERT INTO audit.entry (body, received_at)
  SELECT convert_to(body, 'UTF8'), timestamptz '2010-01-15T00:00:00Z' + n * interval '1 s'
    FROM unnest($1::text[]) WITH ORDINALITY AS old (body, n)`;
const MONTH = `
  CREATE TABLE audit.entry_2010_01 PARTITION OF audit.entry
    FOR VALUES FROM ('2010-01-01T00:00:00Z') TO ('2010-02-01T00:00:00Z');
  ALTER TABLE audit.entry_2010_01 OWNER TO plumbline_audit_owner;`;

let folder: string;
let tsa: TestTsa;
let witness: ChildProcess;
let app: HttpApplication;
let records: ApiClient;
let firstKey: string;
let nextKey: string;
/** What an outsider took home before everything else happened. */
let kept: string;
/** What the auditor was given, packed and unpacked. */
let zip: string;
let log: string;

const at = (name: string) => join(folder, name);
const trail = () => at('data/objects/trail');

/** `plumbline …` as an operator calls it, beside the running server. @returns what it printed */
function plumbline(...args: string[]): string {
  const env = { DATABASE_URL: app.databaseUrl, DATA_DIRECTORY: at('data'), TRAIL_ORIGIN: ORIGIN };
  return execFileSync(process.execPath, [dist('cli.js'), ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  }).toString();
}

/** The witness in a process of its own, as somebody else would run it. @returns its address */
async function startWitness(...vkeys: string[]): Promise<string> {
  const watched = vkeys.flatMap((vkey) => ['--log', vkey]);
  const args = ['witness', ...witnessIdentity(), '--port', '0', ...watched];
  witness = spawn(process.execPath, [dist('cli.js'), ...args], { stdio: ['ignore', 'pipe', 2] });
  let printed = '';
  witness.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  return eventually(() => {
    const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(printed)?.[0];
    if (url === undefined) throw new Error('The witness does not listen yet.');
    return Promise.resolve(url);
  });
}

const witnessIdentity = () => ['--directory', at('witness'), '--name', WITNESS];

function verify(...args: string[]) {
  const program = dist('verifier/plumbline-verify.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args, '--json']);
  if (stdout.length === 0) throw new Error(stderr.toString());
  return { exitCode: status, ...(JSON.parse(stdout.toString()) as Record<string, unknown>) };
}

function verifyInPython(...args: string[]) {
  const { status, stdout } = spawnSync('python3', [join(root, 'scripts/verify-trail.py'), ...args]);
  return { status, said: stdout.toString() };
}

type Ask = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

const ownerOf =
  (connectionString: string): Ask =>
  async (text, values) => {
    const client = new Client({ connectionString });
    await client.connect();
    try {
      const answer = await client.query<Record<string, unknown>>(text, values);
      return Array.isArray(answer) ? [] : answer.rows;
    } finally {
      await client.end();
    }
  };

const owner: Ask = (text, values) => ownerOf(app.databaseUrl)(text, values);

/** Waits until everything that is committed now is in the newest checkpoint, and returns that. */
async function published(): Promise<string> {
  const [row] = await owner('SELECT count(*)::int AS entries FROM audit.entry');
  return eventually(async () => {
    const note = await readFile(join(trail(), 'checkpoint'), 'utf8');
    expect(Number(note.split('\n')[1])).toBeGreaterThanOrEqual(Number(row?.['entries']));
    return note;
  });
}

/** One entry of 2010, every hundredth with an address beside it. */
function oldEntry(n: number): { body: string; id: string; encoded: string | null } {
  const id = randomUUID();
  const salted = JSON.stringify([randomUUID(), 'address', `192.0.2.${n % 256}`]);
  const encoded = n % 100 === 0 ? Buffer.from(salted).toString('base64url') : null;
  const digests = encoded && [createHash('sha256').update(encoded).digest('base64url')];
  const body = {
    ...(digests && { _sd: digests }),
    ...{ actor: 'system:old', at: '2010-01-15T00:00:00.000000Z', facts: {}, id },
    ...{ kind: 'spec.old', outcome: 'success', req: 'r', role: 'system', target: `thing:${n}` },
    v: 1,
  };
  return { body: JSON.stringify(body), id, encoded };
}

async function rememberTheYear2010(databaseUrl: string): Promise<void> {
  await migrate(schemaFromFiles(), databaseUrl);
  const owner = ownerOf(databaseUrl);
  const entries = Array.from({ length: OLD_ENTRIES }, (_, n) => oldEntry(n));
  await owner(MONTH);
  await owner(OLD, [entries.map(({ body }) => body)]);
  for (const { id, encoded } of entries) {
    if (encoded === null) continue;
    const row = [id, 'address', encoded];
    await owner('INSERT INTO audit.disclosure (entry_id, name, encoded) VALUES ($1, $2, $3)', row);
  }
}

/** A private key of the log where the server looks for its keys. @returns its public half */
async function keyIn(name: string | ((id: string) => string)): Promise<string> {
  const pem = newSigningKey();
  const { vkey, keyId } = noteSigner(ORIGIN, pem);
  const file = typeof name === 'string' ? name : name(keyId.toString('hex'));
  await writeFile(at(`data/keys/${file}`), pem, { mode: 0o600 });
  return vkey;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-life-'));
  tsa = await startTestTsa();
  // Both keys lie ready, so that the witness can be told of them before the first one is used.
  await mkdir(at('data/keys'), { recursive: true, mode: 0o700 });
  firstKey = await keyIn('audit-trail.key');
  nextKey = await keyIn((id) => `audit-trail-${id}.key`);
  const url = await startWitness(firstKey, nextKey);
  const key = [dist('cli.js'), 'witness', 'key', ...witnessIdentity()];
  const vkey = execFileSync(process.execPath, key).toString().trim();
  await writeFile(at('policy'), `witness w1 ${vkey} ${url}\nquorum w1\n`);
  app = await startHttpApplication({
    before: rememberTheYear2010,
    env: {
      DATA_DIRECTORY: at('data'),
      TRAIL_ORIGIN: ORIGIN,
      TRAIL_WITNESS_POLICY: at('policy'),
      TRAIL_TSA_URL: tsa.url,
      TRAIL_TSA_CERTIFICATES: tsa.certificatesPath,
    },
  });
  records = await createPerson(app.administrator, {
    username: 'rita',
    roles: [{ role: 'records' }, { role: 'commander' }],
  });
});
afterAll(async () => {
  await app.stop();
  const ended = once(witness, 'exit');
  witness.kill('SIGTERM');
  await ended;
  await tsa.stop();
  await rm(folder, { recursive: true, force: true });
});

const anchor = () => app.context.get(AnchorCheckpoint).execute(null, newId());

async function expunge(): Promise<void> {
  const kind = 'identity.signed-in';
  const page = await expecting(200, app.administrator.auditTrail.entries({ kind }));
  const { id } = await expecting(
    201,
    records.trailRetention.requestExpunction({
      ...{ entryIds: [page.items[0]?.id], names: ['address'], reference: 'District Court, 1' },
      orderSha256: createHash('sha256').update('the order').digest('hex'),
    }),
  );
  await expecting(204, app.administrator.trailRetention.decide('expunctions', id, 'approval'));
  await done(id);
}

async function prune(): Promise<void> {
  const before = '2010-02-01T00:00:00.000Z';
  const { id } = await expecting(201, records.trailRetention.requestPruning(before));
  await expecting(204, app.administrator.trailRetention.decide('prunings', id, 'approval'));
  await done(id);
}

const done = (id: string) =>
  eventually(async () => {
    const [row] = await owner('SELECT state FROM audit.two_person_request WHERE id = $1', [id]);
    expect(row).toEqual({ state: 'done' });
  });

async function exportLog(): Promise<void> {
  const auditor = await createPerson(app.administrator, {
    username: 'otto',
    roles: [{ role: 'auditor' }],
  });
  const { status, bytes } = await auditor.auditTrail.export();
  expect(status).toBe(200);
  zip = at('export.zip');
  await writeFile(zip, bytes);
  execFileSync('python3', ['-m', 'zipfile', '-e', zip, at('export')]);
  const [inside = ''] = await readdir(at('export'));
  log = at(`export/${inside}`);
}

describe('A log that has lived through everything', () => {
  it('witnesses, time stamps, a change of keys, an order of a court, and the end of old entries', async () => {
    kept = await published();
    await anchor();
    expect(plumbline('trail', 'rotate-key')).toContain(nextKey);
    await expunge();
    // Of the old key, of the new one and of the witness.
    expect((await published()).match(/^—/gm)).toHaveLength(3);
    plumbline('trail', 'retire-key', '--now');
    await prune();
    await anchor();
    expect((await published()).match(/^—/gm)).toHaveLength(2);
  });

  it('is still good to every verifier, by the key that an outsider took home at its beginning', async () => {
    await exportLog();
    await writeFile(at('kept'), kept);
    const policy = ['--policy', at('policy')];
    const good = { exitCode: 0, integrity: 'good', completeness: 'complete', findings: [] };
    for (const path of [zip, log]) {
      expect(verify('log', path, '--vkey', firstKey)).toMatchObject({
        ...good,
        keys: [expect.stringContaining('given by you'), expect.stringContaining('introduced by')],
        pruned: 'entries before 512 were removed; the log signed it',
        'time stamps': expect.arrayContaining([expect.stringContaining('2 in all')]) as string[],
      });
      expect(verify('witness', path, '--vkey', firstKey, ...policy)).toMatchObject(good);
    }
    const checkpoints = [at('kept'), join(log, 'checkpoint')];
    expect(verify('consistency', ...checkpoints, '--log', log, '--vkey', firstKey)).toMatchObject(
      good,
    );
    expect(verifyInPython(log)).toMatchObject({ status: 0 });
    const names = await readdir(log);
    expect(names.sort()).toEqual([
      ...['README.txt', 'anchors', 'checkpoint', 'checkpoints', 'disclosures.jsonl', 'pruned'],
      ...['tile', 'vkey', 'witness-policy'],
    ]);
    const readme = await readFile(join(log, 'README.txt'), 'utf8');
    expect(names.filter((name) => !readme.includes(`\n${name}`) && name !== 'README.txt')).toEqual(
      [],
    );
  });

  it('has time stamps that OpenSSL confirms', async () => {
    const anchors = await readdir(join(log, 'anchors'), { recursive: true });
    const tokens = anchors.filter((name) => name.endsWith('.tsr'));
    expect(tokens).toHaveLength(2);
    for (const name of tokens) {
      const note = await readFile(join(log, 'checkpoints', name.replace('.tsr', '')));
      expect(await tsa.verifies(await readFile(join(log, 'anchors', name)), note)).toBe(true);
    }
  });

  it('is found out by every verifier once somebody touches what is left of it', async () => {
    const touched = at('touched');
    const [stored = ''] = (await readdir(join(log, 'checkpoints'))).sort();
    const files = ['tile/0/000', 'tile/1/000', 'tile/entries/002', 'pruned'];
    for (const file of [...files, 'README.txt', 'vkey', 'checkpoint', `checkpoints/${stored}`]) {
      await cp(log, touched, { recursive: true });
      const path = await firstOf(join(touched, file));
      const bytes = await readFile(path);
      bytes[20]! ^= 1;
      await writeFile(path, bytes);
      expect({ file, ...verify('log', touched, '--vkey', firstKey) }).toMatchObject({
        exitCode: 1,
      });
      expect({ file, ...verifyInPython(touched) }).toMatchObject({ status: 1 });
      await rm(touched, { recursive: true });
    }
  });
});

/** The file of that path, or the partial one that stands in for it. */
async function firstOf(path: string): Promise<string> {
  const [partial] = await readdir(`${path}.p`).catch(() => []);
  return partial === undefined ? path : join(`${path}.p`, partial);
}
