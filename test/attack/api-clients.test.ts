import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROLE_PERMISSIONS } from '../../src/identity/domain/permissions.js';
import { ApiClient } from '../support/api-client/api-client.js';
import { expecting } from '../support/api-client/http.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { createMachine, type MachineInTest, machineWith, newMachine } from '../support/machines.js';
import { createPerson, setUpAgency } from '../support/people.js';
import { clipMetadata } from '../support/upload-clip.js';

const NOBODY = '018f3c1e-0000-7000-8000-00000000dead';
const root = join(__dirname, '..', '..');

interface Route {
  readonly method: string;
  readonly path: string;
  readonly permission: string;
}

/** Every route that asks for a permission, with the permission, as the document of the API has it. */
async function guardedRoutes(): Promise<Route[]> {
  const text = await readFile(join(root, 'docs', 'openapi.json'), 'utf8');
  const { paths } = JSON.parse(text) as {
    paths: Record<string, Record<string, { 'x-permission'?: string }>>;
  };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { 'x-permission': permission }]) =>
      permission === undefined
        ? []
        : [{ method: method.toUpperCase(), path: path.replace(/\{[^}]+\}/g, NOBODY), permission }],
    ),
  );
}

describe('Credentials of machines under attack', () => {
  let server: BuiltServer;
  let administrator: ApiClient;
  let dock: MachineInTest;
  let everything: MachineInTest;
  beforeAll(async () => {
    server = await startBuiltServer();
    administrator = await setUpAgency(server);
    dock = await createMachine(administrator);
    everything = await createMachine(administrator, {
      purpose: 'identity-provisioning',
      permissions: ['clip.ingest', 'trigger-event.record', 'person.provision'],
      requestsPerMinute: 100_000,
    });
  });
  afterAll(() => server.stop());

  const ask = (client: ApiClient, { method, path }: Pick<Route, 'method' | 'path'>) =>
    client.http.request<{ code?: string } | null>(method, path, {
      json: method === 'GET' || method === 'HEAD' ? undefined : {},
    });

  it('C22 lets a machine into none of the rooms of people', async () => {
    const routes = await guardedRoutes();
    const own = Object.keys(ROLE_PERMISSIONS.service);
    const ofPeople = routes.filter(({ permission }) => !own.includes(permission));
    expect(ofPeople.length).toBeGreaterThan(60);
    for (const route of ofPeople) {
      const { status } = await ask(everything.client, route);
      expect([route.method, route.path, status]).toEqual([route.method, route.path, 403]);
    }
  });

  it('C22 gives a machine no more than its own scopes of those of machines', async () => {
    const routes = await guardedRoutes();
    const others = routes.filter(({ permission }) => permission === 'trigger-event.record');
    expect(others.length).toBeGreaterThan(0);
    for (const route of others) expect((await ask(dock.client, route)).status).toBe(403);
    expect((await dock.client.clips.register(clipMetadata())).status).toBe(201);
  });

  it('C22 lets no person do what only machines may, and gives nobody the role of one', async () => {
    const auditor = await createPerson(administrator, {
      username: 'auditor',
      roles: [{ role: 'auditor' }],
    });
    expect((await auditor.clips.register(clipMetadata())).status).toBe(403);
    for (const client of [administrator, auditor, dock.client]) {
      expect((await client.scim.users()).status).toBe(403);
      expect((await client.scim.create({ userName: 'x' })).status).toBe(403);
      expect((await client.scim.remove(NOBODY)).status).toBe(403);
    }
    const person = { username: 'robot', displayName: 'Robot', roles: [{ role: 'service' }] };
    expect((await administrator.people.invite(person)).status).toBe(400);
  });

  it('C22 opens no session for a machine, and takes no session beside its credential', async () => {
    const answer = await new ApiClient(server.url).http.post('/api/v1/sign-in', {
      username: 'Machine 1',
      password: dock.credential,
      bearer: true,
    });
    expect(answer.status).toBe(401);
    const both = await administrator.http.request('GET', '/api/v1/people', {
      headers: { authorization: `Bearer ${dock.credential}` },
    });
    expect(both).toMatchObject({ status: 400, body: { code: 'identity.two-credentials' } });
  });

  it('C23 lets no machine make, rotate or revoke a credential, its own included', async () => {
    const { apiClients } = everything.client;
    expect((await apiClients.create(newMachine())).status).toBe(403);
    expect((await apiClients.rotate(everything.id)).status).toBe(403);
    expect((await apiClients.revoke(dock.id, 'Because')).status).toBe(403);
    expect((await apiClients.list()).status).toBe(403);
  });

  it.each([
    ['person.manage'],
    ['api-client.manage'],
    ['clip.view'],
    ['session.own'],
    ['constructor'],
    ['clip.ingest,person.manage'],
  ])('C23 makes no credential that allows %s', async (permission) => {
    const machine = newMachine({ permissions: ['clip.ingest', permission] });
    expect((await administrator.apiClients.create(machine)).status).toBe(400);
    const none = newMachine({ permissions: [] });
    expect((await administrator.apiClients.create(none)).status).toBe(400);
  });

  it('E17 answers forged, changed, revoked and malformed credentials alike, with 401', async () => {
    const stolen = await createMachine(administrator);
    await administrator.apiClients.revoke(stolen.id, 'Stolen');
    const [, id = '', secret = ''] = /^plb_([0-9a-f]+)_(.+)$/.exec(dock.credential) ?? [];
    const flipped = `${secret.startsWith('A') ? 'B' : 'A'}${secret.slice(1)}`;
    const forged = [
      `plb_${id}_${flipped}`,
      `plb_${NOBODY.replaceAll('-', '')}_${secret}`,
      `plb_${stolen.id.replaceAll('-', '')}_${secret}`,
      stolen.credential,
      `plb_${id}_`,
      `plb_${id}_${secret}x`,
      `plb_${id.toUpperCase()}_${secret}`,
      `plb_${id}`,
      'plb_',
      `plb_' OR 1=1 --_${secret}`,
      `plb_${'a'.repeat(6_000)}`,
    ];
    const answers = new Set<string>();
    for (const credential of forged) {
      const { status, body } = await machineWith(server.url, credential).http.get<{
        requestId: string;
      }>('/api/v1/uploads');
      expect([credential.slice(0, 60), status]).toEqual([credential.slice(0, 60), 401]);
      answers.add(JSON.stringify({ ...body, requestId: '' }));
    }
    expect(answers.size).toBe(1);
    expect((await dock.client.sessions.current()).status).toBe(403);
  });

  it.each([
    ['in the address', (key: string) => ({ path: `/api/v1/clips?api_key=${key}`, headers: {} })],
    [
      'as a cookie',
      (key: string) => ({ path: '/api/v1/clips', headers: { cookie: `key=${key}` } }),
    ],
    [
      'as Basic',
      (key: string) => ({
        path: '/api/v1/clips',
        headers: { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` },
      }),
    ],
    [
      'in a header of its own',
      (key: string) => ({ path: '/api/v1/clips', headers: { 'x-api-key': key } }),
    ],
  ])('E17 takes no credential %s', async (_name, how) => {
    const { path, headers } = how(dock.credential);
    const answer = await new ApiClient(server.url).http.request('GET', path, {
      headers: headers,
    });
    expect(answer.status).toBe(401);
  });

  it('A02 counts bad credentials by where they come from, and locks no good one out', async () => {
    const guess = () =>
      machineWith(server.url, `plb_${dock.id.replaceAll('-', '')}_${'A'.repeat(43)}`);
    const statuses: number[] = [];
    for (let tries = 0; tries < 60; tries += 1) {
      statuses.push((await guess().sessions.current()).status);
    }
    expect(statuses).toContain(429);
    expect(new Set(statuses.slice(-10))).toEqual(new Set([429]));
    const late = await guess().http.get('/api/v1/sessions/current');
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await dock.client.sessions.current()).status).toBe(403);
  });

  it('A05 believes no header about where a machine comes from', async () => {
    const bound = await createMachine(administrator, { networks: ['192.0.2.7'] });
    const answer = await bound.client.http.request('GET', '/api/v1/sessions/current', {
      headers: {
        'x-forwarded-for': '192.0.2.7',
        forwarded: 'for=192.0.2.7',
        'x-real-ip': '192.0.2.7',
      },
    });
    expect([401, 429]).toContain(answer.status);
  });

  it('enters every refusal with its reason, and no secret in any entry or line of the log', async () => {
    const { items } = await expecting(
      200,
      administrator.auditTrail.entries({ kind: 'api-client.refused', limit: 200 }),
    );
    expect(items.length).toBeGreaterThan(5);
    const said = JSON.stringify(items);
    for (const reason of ['secret', 'unknown', 'revoked', 'malformed']) {
      expect(said).toContain(`(${reason})`);
    }
    const secret = dock.credential.split('_').slice(2).join('_');
    expect(said).not.toContain(secret);
    expect(server.log()).not.toContain(secret);
  });
});
