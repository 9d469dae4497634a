import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import {
  isPermission,
  type Permission,
  type Role,
  ROLE_PERMISSIONS,
  ROLES,
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

describe('C01, C18, C20–C22: every route, every role', () => {
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
    for (const role of ROLES) {
      // Roles that reach "own" or "unit" are granted so that they reach something.
      const roles = [{ role, unitId: role === 'supervisor' ? unitId : undefined }];
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

  it.each(ROLES.filter((role) => role !== 'service'))(
    'gives %s what the table says',
    async (role) => {
      for (const route of all.filter(({ operation }) => operation['x-permission'] !== undefined)) {
        if (route.path.endsWith('/sessions/current') && route.method === 'DELETE') continue;
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
    },
  );

  it('enters each denial in the trail', async () => {
    const auditor = clients.get('auditor')!;
    const denied = await auditor.http.get<{ items: unknown[] }>('/api/v1/audit-trail/entries', {
      kind: 'identity.access-denied',
    });
    expect(denied.status).toBe(200);
    expect(denied.body.items.length).toBeGreaterThan(10);
  });
});
