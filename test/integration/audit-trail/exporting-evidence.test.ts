import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leafHash } from '../../../src/transparency-log/merkle-tree.js';
import { readVerifierKey, openNote } from '../../../src/transparency-log/signed-note.js';
import type { ApiClient } from '../../support/api-client/api-client.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { createPerson } from '../../support/people.js';
import { verify } from './exported-log.js';

const PATH = '/api/v1/audit-trail/evidence';

let app: HttpApplication;
let auditor: ApiClient;
let folder: string;

beforeAll(async () => {
  app = await startHttpApplication();
  auditor = await createPerson(app.administrator, {
    username: 'auditor',
    roles: [{ role: 'auditor' }],
  });
  folder = await mkdtemp(join(tmpdir(), 'plumbline-evidence-'));
  for (let times = 0; times < 5; times += 1) await auditor.auditTrail.entries({ limit: 1 });
});
afterAll(async () => {
  await app.stop();
  await rm(folder, { recursive: true, force: true });
});

async function evidence(name: string, query: Record<string, string>): Promise<string> {
  const { status, bytes } = await auditor.http.get(PATH, query);
  expect(status).toBe(200);
  const zip = join(folder, `${name}.zip`);
  await writeFile(zip, bytes);
  execFileSync('python3', ['-m', 'zipfile', '-e', zip, join(folder, name)]);
  return join(folder, name, 'evidence');
}

const lines = async (root: string, file: string) =>
  (await readFile(join(root, file), 'utf8')).trimEnd().split('\n');

describe('A package of evidence', () => {
  it('shows the entries that fit, its own at the end, and hashes for the others', async () => {
    const root = await evidence('readings', { kind: 'audit-trail.entries-read' });
    const all = await lines(root, 'entries.log');
    const shown = all
      .filter((line) => line.startsWith('entry '))
      .map((line) => line.split(' ')[2]!);
    const bodies = shown.map((body) => JSON.parse(body) as { kind: string; facts: object });
    const own = bodies.pop()!;
    expect(new Set(bodies.map(({ kind }) => kind))).toEqual(new Set(['audit-trail.entries-read']));
    expect(bodies).toHaveLength(5);
    expect(own).toMatchObject({
      kind: 'audit-trail.evidence-exported',
      facts: { entries: 5, filter: ['kind=audit-trail.entries-read'], disclosures: true },
    });
    expect(all.some((line) => line.startsWith('hidden '))).toBe(true);
    expect(all.filter((line) => line.startsWith('disclosure '))).toHaveLength(6);
  });

  it('names every file in a manifest that the log has signed', async () => {
    const root = await evidence('manifest', { outcome: 'denied' });
    const [vkey] = await lines(root, 'vkey');
    const signed = openNote(
      await readFile(join(root, 'manifest'), 'utf8'),
      readVerifierKey(vkey!)!,
    );
    const [format, , , ...files] = signed!.trimEnd().split('\n');
    expect(format).toBe('plumbline-evidence/v1');
    expect(files.map((line) => line.split(' ')[2])).toEqual([
      'README.txt',
      'checkpoint',
      'entries.csv',
      'entries.log',
      'vkey',
    ]);
    for (const line of files) {
      const [sha256, bytes, path] = line.split(' ');
      const content = await readFile(join(root, path!));
      expect([sha256, bytes]).toEqual([
        createHash('sha256').update(content).digest('hex'),
        String(content.length),
      ]);
    }
  });

  it('convinces the verifier, folder or archive, and not with any file changed', async () => {
    const root = await evidence('verified', { kind: 'audit-trail.entries-read' });
    const vkey = (await lines(root, 'vkey'))[0]!;
    const good = { exitCode: 0, 'entries proven': 6, files: 5 };
    expect(await verify('export', root, '--vkey', vkey)).toMatchObject(good);
    expect(await verify('export', join(folder, 'verified.zip'))).toMatchObject(good);
    for (const file of [
      'README.txt',
      'checkpoint',
      'entries.csv',
      'entries.log',
      'vkey',
      'manifest',
    ]) {
      const whole = await readFile(join(root, file));
      for (const at of [0, whole.length >> 1, whole.length - 2]) {
        const changed = Buffer.from(whole);
        changed[at]! ^= 1;
        await writeFile(join(root, file), changed);
        const { exitCode, findings } = await verify('export', root);
        expect({ file, exitCode }).toEqual({ file, exitCode: 1 });
        expect(findings.map((each) => each.file)).toContain(file);
      }
      await writeFile(join(root, file), whole);
    }
    const all = (await readFile(join(root, 'entries.log'), 'utf8')).trimEnd().split('\n');
    const at = all.findIndex((line) => line.startsWith('entry '));
    const { index, body } = /^entry (?<index>\d+) (?<body>.*)$/.exec(all[at]!)!.groups!;
    const leaf = leafHash(Buffer.from(body!)).toString('base64');
    all.splice(at, all[at + 1]!.startsWith('disclosure ') ? 2 : 1, `hidden ${index} 1 ${leaf}`);
    const log = await readFile(join(root, 'entries.log'));
    await writeFile(join(root, 'entries.log'), `${all.join('\n')}\n`);
    expect((await verify('export', root)).findings.map(({ check }) => check)).toEqual([
      'manifest-file',
      'export-count',
    ]);
    await writeFile(join(root, 'entries.log'), log);
    await writeFile(join(root, 'slipped-in.pdf'), 'x');
    expect((await verify('export', root)).findings).toEqual([
      expect.objectContaining({ check: 'manifest-file', file: 'slipped-in.pdf' }),
    ]);
    await rm(join(root, 'entries.csv'));
    expect((await verify('export', root)).findings).toContainEqual(
      expect.objectContaining({ check: 'missing-file', file: 'entries.csv' }),
    );
  });

  it('says the same in a table, in words', async () => {
    const root = await evidence('table', { kind: 'audit-trail.evidence-exported' });
    const rows = (await lines(root, 'entries.csv')).slice(1);
    expect(rows[0]).toContain('exported 5 of the first');
    expect(rows[0]).toContain('address: ');
  });

  it('needs the permission to take the trail away, and a filter that can be one', async () => {
    expect((await app.administrator.http.get(PATH)).status).toBe(403);
    expect((await auditor.http.get(PATH, { actor: 'a b' })).status).toBe(400);
    expect((await auditor.http.get(PATH, { limit: 5 })).status).toBe(400);
  });
});
