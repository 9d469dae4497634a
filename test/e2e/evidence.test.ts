import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ApiClient } from '../support/api-client/api-client.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { eventually } from '../support/eventually.js';
import { createPerson, setUpAgency } from '../support/people.js';

const verifier = join(__dirname, '..', '..', 'dist', 'verifier', 'plumbline-verify.js');

let server: BuiltServer;
let auditor: ApiClient;
let folder: string;

beforeAll(async () => {
  server = await startBuiltServer();
  const administrator = await setUpAgency(server);
  auditor = await createPerson(administrator, {
    username: 'auditor',
    roles: [{ role: 'auditor' }],
  });
  folder = await mkdtemp(join(tmpdir(), 'plumbline-evidence-'));
  for (let times = 0; times < 20; times += 1) await auditor.auditTrail.entries({ limit: 1 });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Verdict {
  readonly integrity: string;
  readonly findings: { file: string; position?: string; check: string; severity: string }[];
}

function verify(...args: string[]): Verdict & { exitCode: number | null } {
  const { status, stdout } = spawnSync(process.execPath, [verifier, ...args, '--json']);
  return { ...(JSON.parse(stdout.toString()) as Verdict), exitCode: status };
}

async function evidence(): Promise<{ zip: string; root: string; vkey: string }> {
  const query = { kind: 'audit-trail.entries-read' };
  const { bytes } = await auditor.http.get('/api/v1/audit-trail/evidence', query);
  const zip = join(folder, 'evidence.zip');
  await writeFile(zip, bytes);
  execFileSync('python3', ['-m', 'zipfile', '-e', zip, folder]);
  const root = join(folder, 'evidence');
  const vkey = (await readFile(join(root, 'vkey'), 'utf8')).trimEnd();
  return { zip, root, vkey };
}

describe('Evidence that left the house', () => {
  it('is found good by the built verifier, packed and unpacked', async () => {
    const { zip, root, vkey } = await evidence();
    for (const path of [zip, root]) {
      expect(verify('export', path, '--vkey', vkey)).toMatchObject({
        exitCode: 0,
        integrity: 'good',
        'asked for': 'kind=audit-trail.entries-read',
        'entries proven': 21,
        findings: [],
      });
    }
  });

  it('with one byte changed, in any file and wherever, is refused and the file is named', async () => {
    const { root, vkey } = await evidence();
    for (const file of await readdir(root)) {
      const path = join(root, file);
      const whole = await readFile(path);
      for (const at of [0, Math.floor(whole.length / 2), whole.length - 1]) {
        const changed = Buffer.from(whole);
        changed[at]! ^= 1;
        await writeFile(path, changed);
        const { exitCode, findings } = verify('export', root, '--vkey', vkey);
        const named = findings.map((each) => each.file);
        expect({ file, at, exitCode, named }).toEqual({
          file,
          at,
          exitCode: 1,
          named: expect.arrayContaining([file]),
        });
      }
      await writeFile(path, whole);
    }
  });

  it('names the line of a disclosure that is not the recorded one', async () => {
    const { root, vkey } = await evidence();
    const path = join(root, 'entries.log');
    const whole = await readFile(path, 'utf8');
    const line = whole.slice(0, whole.indexOf('disclosure ')).split('\n').length;
    await writeFile(path, whole.replace('disclosure W', 'disclosure X'));
    const { exitCode, findings } = verify('export', root, '--vkey', vkey);
    expect(exitCode).toBe(1);
    expect(findings).toContainEqual(
      expect.objectContaining({ file: 'entries.log', position: `line ${line}` }),
    );
  });
});

describe('Evidence from which an entry was left out', () => {
  it('is found incomplete by what the log says of the export, though every hash fits', async () => {
    const { root, vkey } = await evidence();
    const path = join(root, 'entries.log');
    const lines = (await readFile(path, 'utf8')).split('\n');
    const at = lines.findIndex((line) => line.startsWith('entry '));
    const [, index, entry] = /^entry (\d+) (.*)$/.exec(lines[at]!)!;
    const leaf = createHash('sha256').update(`\0${entry}`).digest('base64');
    const rest = lines.slice(at + 1);
    while (rest[0]!.startsWith('disclosure ')) rest.shift();
    await writeFile(path, [...lines.slice(0, at), `hidden ${index} 1 ${leaf}`, ...rest].join('\n'));
    const { findings } = verify('export', root, '--vkey', vkey);
    expect(findings.map(({ check, severity }) => [check, severity])).toEqual([
      ['manifest-file', 'tampered'],
      ['export-count', 'incomplete'],
    ]);
  });
});

describe('A proof of consistency that left the house', () => {
  it('is found good by the built verifier, and refused after any byte is changed', async () => {
    const sizes = await eventually(async () => {
      const { body } = await auditor.http.get<{ items: { size: number }[] }>(
        '/api/v1/audit-trail/checkpoints',
      );
      const found = body.items.map(({ size }) => size);
      if (found.length < 2) throw new Error('Two checkpoints are not there yet');
      return found;
    });
    const [from, to] = [sizes.at(-1), sizes[0]];
    const path = '/api/v1/audit-trail/consistency';
    const { body } = await auditor.http.get<{ file: string }>(path, { from, to });
    const { vkey } = await evidence();
    const file = join(folder, 'consistency.txt');
    await writeFile(file, body.file);
    expect(verify('consistency', file, '--vkey', vkey)).toMatchObject({ exitCode: 0 });
    const whole = Buffer.from(body.file);
    for (let at = 0; at < whole.length; at += 41) {
      const changed = Buffer.from(whole);
      changed[at]! ^= 1;
      await writeFile(file, changed);
      const { exitCode } = verify('consistency', file, '--vkey', vkey);
      expect({ at, exitCode }).toEqual({ at, exitCode: 1 });
    }
  });
});
