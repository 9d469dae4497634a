import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ApiClient } from '../support/api-client/api-client.js';
import { expecting } from '../support/api-client/http.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';

interface Account {
  readonly username: string;
  readonly role: string;
  readonly password: string;
}

describe('the demo', () => {
  let server: BuiltServer;
  let accounts: Account[];

  beforeAll(async () => {
    server = await startBuiltServer({ demo: true });
    const file = join(server.dataDirectory, 'demo-accounts.json');
    accounts = JSON.parse(await readFile(file, 'utf8')) as Account[];
  }, 240_000);
  afterAll(() => server.stop());

  const signedInAs = (role: string): Promise<ApiClient> => {
    const account = accounts.find((one) => one.role === role);
    if (account === undefined) throw new Error(`No demo account for a ${role}`);
    return new ApiClient(server.url).signIn(account.username, account.password);
  };

  it('has an account for every role, told to nobody but who runs it', async () => {
    const roles = ['administrator', 'commander', 'supervisor', 'records', 'auditor', 'officer'];
    expect(accounts.map(({ role }) => role)).toEqual(expect.arrayContaining(roles));
    const { mode } = await stat(join(server.dataDirectory, 'demo-accounts.json'));
    expect(mode & 0o077).toBe(0);
    for (const { username } of accounts) expect(server.log()).toContain(username);
  });

  it('has clips in every state in which one can end, with and without a category', async () => {
    const records = await signedInAs('records');
    const { items } = await expecting(200, records.clips.list({ limit: 100 }));
    expect(new Set(items.map(({ state }) => state))).toEqual(
      new Set(['ready', 'quarantined', 'expected']),
    );
    const ready = items.filter(({ state }) => state === 'ready');
    expect(ready).toHaveLength(42);
    expect(ready.some(({ category }) => category === null)).toBe(true);
  });

  it('has holster events with every verdict that a sensor in use can get', async () => {
    const records = await signedInAs('records');
    const { items } = await expecting(200, records.activations.coverage({ limit: 100 }));
    expect(new Set(items.map(({ verdict }) => verdict))).toEqual(
      new Set(['covered', 'already_recording', 'late', 'missed', 'no_camera', 'pending_upload']),
    );
  });

  it('has an executed draw, and clips of it in the supervisor’s queue', async () => {
    const supervisor = await signedInAs('supervisor');
    const { items: draws } = await expecting(200, supervisor.draws.list());
    expect(draws.map(({ state }) => state)).toEqual(['executed', 'executed']);
    const { items: queue } = await expecting(200, supervisor.reviews.queue());
    expect(queue.length).toBeGreaterThan(1);
  });

  it('plays one of its clips in ranges', async () => {
    const records = await signedInAs('records');
    const { items } = await expecting(200, records.clips.list({ state: 'ready', limit: 1 }));
    const clipId = items[0]?.id ?? '';
    const playback = await expecting(201, records.clips.openPlayback(clipId, 'technical-check'));
    const range = await records.clips.media(playback.id, 'bytes=0-1023');
    expect(range.status).toBe(206);
    expect(range.bytes).toHaveLength(1024);
  });

  it('says in its trail that it is made up', async () => {
    const auditor = await signedInAs('auditor');
    const { items } = await expecting(200, auditor.auditTrail.entries({ kind: 'demo.loaded' }));
    expect(items).toHaveLength(1);
  });
});
