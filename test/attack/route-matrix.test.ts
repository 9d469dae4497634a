import { execFileSync } from 'node:child_process';
import { request } from 'node:http';
import { join } from 'node:path';
import {
  isPermission,
  PEOPLE_ROLES,
  type Permission,
  type Role,
  ROLE_PERMISSIONS,
  READING,
} from '../../src/identity/domain/permissions.js';
import { ApiClient } from '../support/api-client/api-client.js';
import { expecting } from '../support/api-client/http.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { createPerson, setUpAgency } from '../support/people.js';

interface Operation {
  readonly 'x-permission'?: string;
  readonly 'x-open-to-anyone'?: string;
}

const NOBODY = '018f3c1e-0000-7000-8000-00000000dead';
const root = join(__dirname, '..', '..');

function routes(): { method: string; path: string; operation: Operation }[] {
  const printed = execFileSync(process.execPath, ['dist/cli.js', 'generate', 'openapi'], {
    cwd: root,
    maxBuffer: 64 * 1024 ** 2,
  });
  const { paths } = JSON.parse(printed.toString()) as {
    paths: Record<string, Record<string, Operation>>;
  };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: path.replace(/\{[^}]+\}/g, NOBODY),
      operation,
    })),
  );
}

/** Sends a target exactly as it is written: fetch would tidy it up. */
function raw(url: string, target: string, client: ApiClient) {
  return new Promise<{ status: number; body: string; type: string }>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const name = '__Host-plumbline';
    const headers = { cookie: `${name}=${client.http.cookie(name) ?? ''}` };
    const asked = request({ hostname, port, path: target.split('#')[0], headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => (body += part));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          body,
          type: answer.headers['content-type'] ?? '',
        }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** Signing out and locking are everybody's, and would answer for every route that comes after. */
function endsTheWalk({ method, path }: { method: string; path: string }): boolean {
  const isSigningOut = path.endsWith('/sessions/current') && method === 'DELETE';
  return isSigningOut || path.endsWith('/sessions/current/lock');
}

describe('C01: every route, every role', () => {
  const all = routes();
  let server: BuiltServer;
  const clients = new Map<Role, ApiClient>();

  beforeAll(async () => {
    server = await startBuiltServer();
    const administrator = await setUpAgency(server);
    const { agency } = administrator;
    const central = { name: 'Central', code: 'central' };
    const { id: unitId } = await expecting(201, agency.addUnit(central));
    const olsen = { name: 'Kari Olsen', badgeNumber: '1001', unitId };
    const { id: officerId } = await expecting(201, agency.addOfficer(olsen));
    for (const role of PEOPLE_ROLES) {
      // Roles that reach "own" or "unit" are granted so that they reach something.
      const roles = [{ role, unitId: role === 'supervisor' ? unitId : undefined }];
      // Administrators and auditors are no officers; whoever else is one is the same here.
      const person = { username: `a-${role}`, roles, officerId };
      clients.set(role, await createPerson(administrator, person));
    }
  });
  afterAll(() => server.stop());

  const call = (client: ApiClient, { method, path }: { method: string; path: string }) =>
    client.http.request<{ code?: string } | null>(method, path, {
      json: method === 'GET' || method === 'HEAD' ? undefined : {},
    });

  it('finds the routes and each says who may call it', () => {
    expect(all.length).toBeGreaterThan(40);
    for (const { path, operation } of all) {
      const permission = operation['x-permission'];
      const isOpen = operation['x-open-to-anyone'] !== undefined;
      expect([path, isOpen || (permission !== undefined && isPermission(permission))]).toEqual([
        path,
        true,
      ]);
    }
  });

  it('lets nobody in who is not signed in', async () => {
    const visitor = new ApiClient(server.url);
    for (const route of all.filter(({ operation }) => operation['x-permission'] !== undefined)) {
      const { status } = await call(visitor, route);
      expect([route.method, route.path, status]).toEqual([route.method, route.path, 401]);
    }
  });

  it.each(PEOPLE_ROLES)('gives %s what the table says', async (role) => {
    for (const route of all.filter(({ operation }) => operation['x-permission'] !== undefined)) {
      if (endsTheWalk(route)) continue;
      const permission = route.operation['x-permission'] as Permission;
      const { status, body } = await call(clients.get(role)!, route);
      const isDenied = status === 403 && body?.code === 'identity.not-permitted';
      const mayCall = ROLE_PERMISSIONS[role][permission] !== undefined;
      expect([route.method, route.path, isDenied]).toEqual([route.method, route.path, !mayCall]);
      expect([route.method, route.path, status < 500 || status === 503]).toEqual([
        route.method,
        route.path,
        true,
      ]);
    }
  });

  it.each(PEOPLE_ROLES)(
    'C18: whatever %s may not do, no other method does either',
    async (role) => {
      const client = clients.get(role)!;
      const closed = all.filter(({ method, operation }) => {
        const permission = operation['x-permission'] as Permission | undefined;
        return (
          method === 'GET' &&
          permission !== undefined &&
          ROLE_PERMISSIONS[role][permission] === undefined
        );
      });
      for (const { path } of closed) {
        const head = await client.http.request('HEAD', path);
        expect([path, head.status, head.bytes.length]).toEqual([path, 403, 0]);
        for (const method of ['OPTIONS', 'TRACE', 'PROPFIND']) {
          // fetch itself refuses TRACE; what it lets through, the server refuses.
          const answer = await client.http.request(method, path).catch(() => null);
          expect([method, path, answer === null || answer.status >= 400]).toEqual([
            ...[method, path, true],
          ]);
        }
      }
    },
  );

  it('C18: takes no other method from a header, a query or a body', async () => {
    const officer = clients.get('officer')!;
    const administrator = clients.get('administrator')!;
    const ask = (path: string, headers: Record<string, string>, json: object) =>
      officer.http.request('POST', path, { json, headers });
    for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
      const answer = await ask('/api/v1/people', { [name]: 'GET' }, {});
      expect([name, answer.status]).toEqual([name, 403]);
    }
    expect((await ask('/api/v1/people?_method=GET', {}, {})).status).toBe(403);
    expect((await ask('/api/v1/people', {}, { _method: 'GET' })).status).toBe(403);
    // For somebody who may list people, a POST with an override is still a POST.
    const overridden = await administrator.http.request('POST', '/api/v1/people', {
      json: {},
      headers: { 'x-http-method-override': 'GET' },
    });
    expect(overridden.status).toBe(400);
  });

  it.each([
    '//api/v1/people',
    '/api//v1/people',
    '/api/v1/./people',
    '/api/v1/x/../people',
    '/api/v1/%70eople',
    '/api/v1/people/',
    '/api/v1/people;x',
    '/api/v1/people%2F',
    '/api/v1%2Fpeople',
    '/api/v1/%2e/people',
    '/API/v1/People',
    '/api/v1/people?x=1',
    '/api/v1/people#x',
    '/api/v1/people%00',
  ])('C19: decides about %j as about the address itself, or not at all', async (target) => {
    for (const role of ['officer', 'records', 'auditor'] as const) {
      const { status, body, type } = await raw(server.url, target, clients.get(role)!);
      // What lies outside of the API is answered with the console's page, which holds no data.
      const isPage = status === 200 && type.startsWith('text/html');
      expect([target, role, isPage || [400, 403, 404].includes(status)]).toEqual([
        ...[target, role, true],
      ]);
      expect(body).not.toContain('"username"');
    }
  });

  it('C19: takes the absolute form for what it is', async () => {
    const answer = await raw(server.url, `${server.url}/api/v1/people`, clients.get('officer')!);
    expect([400, 403, 404]).toContain(answer.status);
    const elsewhere = 'http://elsewhere.example/api/v1/people';
    const foreign = await raw(server.url, elsewhere, clients.get('officer')!);
    expect([400, 403, 404]).toContain(foreign.status);
  });

  it('C20: lets an auditor change nothing, whatever the route', async () => {
    const auditor = clients.get('auditor')!;
    const writing = all.filter(({ method, operation }) => {
      const permission = operation['x-permission'] as Permission | undefined;
      const changes = !['GET', 'HEAD', 'OPTIONS'].includes(method);
      return changes && permission !== undefined && !READING.includes(permission);
    });
    expect(writing.length).toBeGreaterThan(50);
    for (const route of writing) {
      const { status } = await call(auditor, route);
      expect([route.method, route.path, status]).toEqual([route.method, route.path, 403]);
    }
  });

  it('C21: shows an administrator neither footage nor its facts', async () => {
    const administrator = clients.get('administrator')!;
    const about = all.filter(({ operation }) =>
      /^(clip\.(view|search|categorize|restrict)|review\.|custody\.)/.test(
        operation['x-permission'] ?? '',
      ),
    );
    expect(about.length).toBeGreaterThan(8);
    for (const route of about) {
      const { status } = await call(administrator, route);
      expect([route.method, route.path, status]).toEqual([route.method, route.path, 403]);
    }
  });

  it('C15: no answer holds a secret, whoever asks for whatever they may', async () => {
    const secrets = /\$argon2|passwordHash|totpSecret|"secret"|tokenSha256|BEGIN [A-Z ]*PRIVATE/;
    for (const [, client] of clients) {
      for (const route of all.filter(({ method }) => method === 'GET')) {
        const { bytes } = await call(client, route);
        expect([route.path, secrets.exec(bytes.toString('latin1'))]).toEqual([route.path, null]);
        expect([route.path, bytes.includes(server.dataDirectory)]).toEqual([route.path, false]);
      }
    }
  });

  it('enters each denial in the trail', async () => {
    const auditor = clients.get('auditor')!;
    const denied = await auditor.http.get<{ items: unknown[] }>('/api/v1/audit-trail/entries', {
      kind: 'identity.access-denied',
    });
    expect(denied.status).toBe(200);
    expect(denied.body.items.length).toBeGreaterThan(10);
  });
});
