import { RequestLimits } from '../../../src/api-clients/commands/request-limits.js';
import { expecting } from '../../support/api-client/http.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { createMachine, machineWith, newMachine } from '../../support/machines.js';
import { createPerson, TEST_PASSWORD } from '../../support/people.js';
import { clipMetadata } from '../../support/upload-clip.js';
import { ShiftedClock } from '../audit-coverage/world.js';

const DAY_MS = 86_400_000;

describe('The credentials of machines', () => {
  let app: HttpApplication;
  const clock = new ShiftedClock();
  beforeAll(async () => {
    app = await startHttpApplication({ takesJobs: false, clock });
  });
  afterAll(() => app.stop());
  afterEach(() => backToNow());

  /** Whoever was signed in while time ran ahead has to sign in again. */
  const backToNow = async () => {
    if (clock.aheadMs === 0) return;
    clock.aheadMs = 0;
    await app.administrator.signIn('ada', TEST_PASSWORD);
  };

  const view = async (id: string) => {
    const { items } = await expecting(200, app.administrator.apiClients.list({ limit: 200 }));
    return items.find((one) => one.id === id)!;
  };
  const lastReason = async () => {
    const { auditTrail } = app.administrator;
    const { items } = await expecting(
      200,
      auditTrail.entries({ kind: 'api-client.refused', limit: 1 }),
    );
    return /\((.+)\)/.exec(items[0]?.words ?? '')?.[1];
  };

  it('let a machine do what it is for, and nothing else', async () => {
    const { client } = await createMachine(app.administrator);
    expect((await client.clips.register(clipMetadata())).status).toBe(201);
    const event = { ...{ source: 's', eventId: 'e', sensorSerial: 'HOL-1', kind: 'holster-draw' } };
    const answer = await client.activations.record({
      ...event,
      occurredAt: new Date().toISOString(),
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'identity.not-permitted' } });
    expect((await client.sessions.current()).status).toBe(403);
  });

  it('are kept as a digest alone, and shown once', async () => {
    const { id, credential } = await createMachine(app.administrator);
    expect(credential).toMatch(/^plb_[0-9a-f]{32}_[\w-]{43}$/);
    const secret = credential.split('_').slice(2).join('_');
    const tables: { line: string }[] = await app.dataSource.query(
      `SELECT row_to_json(t)::text AS line FROM api_client_secret t
       UNION ALL SELECT row_to_json(t)::text FROM api_client t
       UNION ALL SELECT encode(body, 'escape') FROM audit.entry`,
    );
    expect(tables.filter(({ line }) => line.includes(secret))).toEqual([]);
    expect(JSON.stringify(await view(id))).not.toContain(secret);
  });

  it('say when and from where they were used last, written once a minute', async () => {
    const { id, client } = await createMachine(app.administrator);
    expect(await view(id)).toMatchObject({ lastUsedAt: null, lastUsedFrom: null });
    await client.sessions.current();
    const first = await view(id);
    expect(first.lastUsedFrom).toMatch(/127\.0\.0\.1$/);
    clock.aheadMs = 30_000;
    await client.sessions.current();
    expect((await view(id)).lastUsedAt).toBe(first.lastUsedAt);
    clock.aheadMs = 61_000;
    await client.sessions.current();
    expect((await view(id)).lastUsedAt).not.toBe(first.lastUsedAt);
  });

  it('end when they were made to end, to the moment', async () => {
    const validUntil = new Date(Date.now() + DAY_MS).toISOString();
    const { id, client } = await createMachine(app.administrator, { validUntil });
    clock.aheadMs = DAY_MS - 5_000;
    expect((await client.sessions.current()).status).toBe(403);
    clock.aheadMs = DAY_MS;
    expect((await client.sessions.current()).status).toBe(401);
    await backToNow();
    expect(await lastReason()).toBe('expired');
    expect((await view(id)).state).toBe('active');
  });

  it.each([
    ['the past', new Date(Date.now() - 1000).toISOString()],
    ['more than a year away', new Date(Date.now() + 367 * DAY_MS).toISOString()],
  ])('cannot end in %s', async (_name, validUntil) => {
    const answer = await app.administrator.apiClients.create(newMachine({ validUntil }));
    expect(answer).toMatchObject({ status: 422, body: { code: 'api-client.ends-too-late' } });
  });

  it('are rotated with an overlap, after which the earlier secret ends by itself', async () => {
    const machine = await createMachine(app.administrator);
    const rotation = await expecting(201, app.administrator.apiClients.rotate(machine.id, 1));
    const renewed = machineWith(app.url, rotation.credential);
    expect((await machine.client.sessions.current()).status).toBe(403);
    expect((await renewed.sessions.current()).status).toBe(403);
    expect((await view(machine.id)).secrets).toHaveLength(2);
    clock.aheadMs = 3_600_001;
    expect((await machine.client.sessions.current()).status).toBe(401);
    expect((await renewed.sessions.current()).status).toBe(403);
    await backToNow();
    expect(await lastReason()).toBe('secret');
  });

  it('can be rotated without an overlap, and for a week at most', async () => {
    const machine = await createMachine(app.administrator);
    expect((await app.administrator.apiClients.rotate(machine.id, 169)).status).toBe(400);
    await expecting(201, app.administrator.apiClients.rotate(machine.id, 0));
    expect((await machine.client.sessions.current()).status).toBe(401);
  });

  it('give a later rotation no way to lengthen an earlier end', async () => {
    const machine = await createMachine(app.administrator);
    await expecting(201, app.administrator.apiClients.rotate(machine.id, 1));
    await expecting(201, app.administrator.apiClients.rotate(machine.id, 100));
    clock.aheadMs = 3_600_001;
    expect((await machine.client.sessions.current()).status).toBe(401);
  });

  it('are revoked with a reason, at once and for good', async () => {
    const machine = await createMachine(app.administrator);
    expect((await machine.client.sessions.current()).status).toBe(403);
    expect((await app.administrator.apiClients.revoke(machine.id, '')).status).toBe(400);
    const { apiClients } = app.administrator;
    expect((await apiClients.revoke(machine.id, 'The dock was stolen')).status).toBe(204);
    expect((await machine.client.sessions.current()).status).toBe(401);
    expect(await lastReason()).toBe('revoked');
    expect(await view(machine.id)).toMatchObject({
      state: 'revoked',
      revokeReason: 'The dock was stolen',
    });
    expect((await apiClients.rotate(machine.id)).status).toBe(409);
    expect((await apiClients.revoke(machine.id, 'Again')).status).toBe(409);
  });

  it('hold only from where they may come', async () => {
    const elsewhere = await createMachine(app.administrator, { networks: ['192.0.2.0/24'] });
    expect((await elsewhere.client.sessions.current()).status).toBe(401);
    expect(await lastReason()).toBe('address');
    const here = await createMachine(app.administrator, { networks: ['::1', '127.9.9.9/8'] });
    expect((await here.client.sessions.current()).status).toBe(403);
    expect((await view(here.id)).networks).toEqual(['::1/128', '127.0.0.0/8']);
    for (const network of [
      '0.0.0.0/0',
      '::/0',
      'dock.example',
      '10.1',
      '10.1.2.3/33',
      '1.2.3.4/',
    ]) {
      const answer = await app.administrator.apiClients.create(newMachine({ networks: [network] }));
      expect([network, answer.status]).toEqual([network, 422]);
    }
  });

  it('slow a machine down that asks too often, and say for how long', async () => {
    const { client } = await createMachine(app.administrator, { requestsPerMinute: 3 });
    for (let asked = 0; asked < 3; asked += 1) {
      expect((await client.sessions.current()).status).toBe(403);
    }
    const answer = await client.http.get<{ code: string }>('/api/v1/sessions/current');
    expect(answer).toMatchObject({ status: 429, body: { code: 'api-client.too-many-requests' } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    const other = await createMachine(app.administrator);
    expect((await other.client.sessions.current()).status).toBe(403);
  });

  it('count failures by source, never what is good', async () => {
    const limits = new RequestLimits();
    const waits = [];
    for (let failed = 0; failed < 40; failed += 1) waits.push(await limits.countFailure('here'));
    expect(waits.filter((wait) => wait === null)).toHaveLength(30);
    expect(await limits.countFailure('elsewhere')).toBeNull();
  });

  it('bear a name that no other in use bears', async () => {
    const machine = await createMachine(app.administrator, { name: 'North dock' });
    const again = () => app.administrator.apiClients.create(newMachine({ name: 'North dock' }));
    expect(await again()).toMatchObject({ status: 409, body: { code: 'api-client.name-taken' } });
    await app.administrator.apiClients.revoke(machine.id, 'Replaced');
    expect((await again()).status).toBe(201);
  });

  it('are listed in pages, newest first', async () => {
    const pages = await expecting(200, app.administrator.apiClients.list({ limit: 2 }));
    expect(pages.items).toHaveLength(2);
    const next = await expecting(
      200,
      app.administrator.apiClients.list({ limit: 2, cursor: pages.nextCursor ?? '' }),
    );
    expect(next.items[0]!.id < pages.items[1]!.id).toBe(true);
  });

  it('are for administrators alone', async () => {
    const auditor = await createPerson(app.administrator, {
      username: 'auditor',
      roles: [{ role: 'auditor' }],
    });
    expect((await auditor.apiClients.list()).status).toBe(403);
    expect((await auditor.apiClients.create(newMachine())).status).toBe(403);
  });
});
