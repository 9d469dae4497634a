import { Denials } from '../../../src/audit-trail/audit-trail.public.js';
import { auditEventKind } from '../../../src/audit-trail/domain/audit-event.js';
import { ServedBytes } from '../../../src/footage/commands/served-bytes.js';
import type { Answer } from '../../support/api-client/http.js';
import { ApiClient } from '../../support/api-client/api-client.js';
import { createProvisioner } from '../../support/machines.js';
import { TEST_PASSWORD } from '../../support/people.js';
import { eventually } from '../../support/eventually.js';
import { activationActs } from './acts/activations.acts.js';
import type { Act } from './acts/act.js';
import { apiClientActs } from './acts/api-clients.acts.js';
import { agencyActs } from './acts/agency.acts.js';
import { auditTrailActs } from './acts/audit-trail.acts.js';
import { authorizationActs } from './acts/authorizations.acts.js';
import { credentialsActs } from './acts/credentials.acts.js';
import { footageActs } from './acts/footage.acts.js';
import { identityActs } from './acts/identity.acts.js';
import { lifecycleActs } from './acts/lifecycle.acts.js';
import { personnelActs } from './acts/personnel.acts.js';
import { reportActs } from './acts/reports.acts.js';
import { provisioningActs } from './acts/provisioning.acts.js';
import { reviewActs } from './acts/reviews.acts.js';
import { singleSignOnActs } from './acts/single-sign-on.acts.js';
import { signInActs } from './acts/sign-in.acts.js';
import { samplingActs } from './acts/sampling.acts.js';
import { auditReviewActs } from './acts/audit-reviews.acts.js';
import { twoPersonActs } from './acts/two-person.acts.js';
import { notAudited } from './documented.js';
import { routesOf } from './router.js';
import { type AuditedWorld, createAuditedWorld, SECRETS } from './world.js';

const acts: readonly Act[] = [
  ...identityActs,
  ...credentialsActs,
  ...signInActs,
  ...apiClientActs,
  ...provisioningActs,
  ...agencyActs,
  ...authorizationActs,
  ...personnelActs,
  ...lifecycleActs,
  ...footageActs,
  ...activationActs,
  ...samplingActs,
  ...reportActs,
  ...reviewActs,
  ...auditTrailActs,
  ...singleSignOnActs,
  ...twoPersonActs,
  ...auditReviewActs,
];

/** Done by every test application before its first test, so it cannot be done again. */
const SETUP = 'POST /api/v1/setup';

const NOBODY = '018f3c1e-0000-7000-8000-00000000dead';

describe('I12: every route leaves the entries that it should, and no others', () => {
  let world: AuditedWorld;
  beforeAll(async () => {
    world = await createAuditedWorld();
  });
  afterAll(() => world.stop());

  /** The kinds of the entries of one request; what gathers in memory is written first. */
  const kindsOf = async ({ headers }: Answer<unknown>) => {
    await world.app.context.get(ServedBytes).flush();
    await world.app.context.get(Denials).enterCounts();
    const rows = await world.app.dataSource.query<{ kind: string }[]>(
      `SELECT kind FROM audit.entry WHERE encode(body, 'escape')::jsonb ->> 'req' = $1 ORDER BY kind`,
      [headers.get('x-request-id')],
    );
    return rows.map(({ kind }) => kind);
  };

  it('knows every route, as one that is audited or one that is documented not to be', () => {
    const known = [SETUP, ...acts.map(({ route }) => route), ...notAudited('Routes')];
    // The last part of an upload leaves an entry, every other part is documented to leave none.
    const twice = known.filter((route, at) => known.indexOf(route) !== at);
    expect(twice).toEqual(['PATCH /api/v1/uploads/:id']);
    expect([...new Set(known)].sort()).toEqual(routesOf(world.app.context));
  });

  it.each(acts)('$route leaves $leaves', async ({ act, leaves, because }) => {
    const answer = await act(world);
    if (answer.status >= 300) throw new Error(answer.bytes.toString('latin1', 0, 500));
    // The last byte arrives a moment before the server knows that it has left.
    await eventually(async () => expect(await kindsOf(answer)).toEqual(leaves), 5_000);
    expect(leaves.length === 1 || because !== undefined).toBe(true);
    for (const kind of leaves) expect(auditEventKind(kind)).toBeDefined();
  });

  it('POST /api/v1/setup leaves two: the agency and its first administrator', async () => {
    const rows = await world.app.dataSource.query<{ kind: string }[]>(`
      SELECT kind FROM audit.entry WHERE encode(body, 'escape')::jsonb ->> 'req' IN (
        SELECT encode(body, 'escape')::jsonb ->> 'req' FROM audit.entry
         WHERE kind = 'agency.founded') ORDER BY kind`);
    const kinds = rows.map(({ kind }) => kind);
    expect(kinds).toEqual(['agency.founded', 'identity.first-administrator-created']);
  });

  const pages = notAudited('Routes').filter((route) => route.startsWith('GET '));

  it.each(pages)('%s leaves nothing', async (route) => {
    const path = route.slice('GET '.length);
    const named = ['draw', 'recertification'].find((what) => route.includes(`/${what}s/`));
    const id = world.made.get(named ?? 'verification') ?? '';
    const isOfMachines = path.startsWith('/scim/');
    const client = isOfMachines
      ? (await createProvisioner(world.app.administrator)).client
      : world.agency.auditor;
    const answer = await client.http.get(path.replace(':id', id));
    expect(answer.status).toBe(200);
    expect(await kindsOf(answer)).toEqual([]);
  });

  it('every refusal leaves exactly one entry, whoever asks and whatever for', async () => {
    const { app, agency, commander } = world;
    const { records, centralSupervisor, officer, auditor } = agency;
    const people = [app.administrator, records, centralSupervisor, officer, auditor, commander];
    const visitor = new ApiClient(app.url);
    const refused = new Set<string>();
    for (const route of routesOf(app.context)) {
      const [method = '', pattern = ''] = route.split(' ');
      const path = pattern.replace(/:\w+/g, NOBODY);
      const json = method === 'POST' || method === 'PUT' ? {} : undefined;
      for (const client of [visitor, ...people]) {
        if (route === 'DELETE /api/v1/sessions/current' && client !== visitor) continue;
        const answer = await client.http.request(method, path, { json });
        if (answer.status < 400) continue;
        // A browser that opens the console asks whether somebody is there.
        if (route === 'GET /api/v1/sessions/current' && client === visitor) {
          expect(await kindsOf(answer)).toEqual([]);
          refused.add(route);
          continue;
        }
        // The upload protocol refuses by itself, and we hear of it a moment after the sender.
        await eventually(async () => {
          expect([route, await kindsOf(answer)]).toEqual([route, [expect.any(String)]]);
        }, 5_000);
        refused.add(route);
      }
    }
    // Everything but what anybody may read.
    const open = [
      'GET /api/v1/agency',
      'GET /api/v1/sign-in/notice',
      'GET /api/v1/single-sign-on/offers',
      'GET /health/live',
      'GET /health/ready',
    ];
    expect([...refused, ...open].sort()).toEqual(routesOf(app.context));
  });

  it('I06: takes actor, time, address and request from the server, whatever a request claims', async () => {
    // The acts before moved the clock by days, and whoever was signed in meanwhile was locked.
    const officer = await new ApiClient(world.app.url).signIn('olsen', TEST_PASSWORD);
    const forged = 'forged-by-the-sender';
    const answer = await officer.http.request('GET', '/api/v1/clips?limit=1', {
      headers: {
        'x-request-id': forged,
        'x-forwarded-for': '203.0.113.66',
        forwarded: 'for=203.0.113.66',
        'x-real-ip': '203.0.113.66',
        'x-actor': forged,
        date: 'Thu, 01 Jan 1970 00:00:00 GMT',
      },
    });
    expect(answer.headers.get('x-request-id')).not.toBe(forged);
    const claims = { actor: forged, at: '1970-01-01T00:00:00Z', req: forged, address: '1.2.3.4' };
    const refused = await officer.http.post(`/api/v1/clips/${world.clipId}/category`, {
      ...{ category: 'test', reason: 'A test' },
      ...claims,
    });
    expect(refused.status).toBe(400);
    const me = (await officer.sessions.current()).body.person.id;
    for (const { headers } of [answer, refused]) {
      const [entry] = await world.app.dataSource.query<{ body: string; address: string }[]>(
        `SELECT encode(body, 'escape') AS body, disclosure.encoded AS address
           FROM audit.entry JOIN audit.disclosure ON disclosure.entry_id =
                (encode(body, 'escape')::jsonb ->> 'id')::uuid AND name = 'address'
          WHERE encode(body, 'escape')::jsonb ->> 'req' = $1`,
        [headers.get('x-request-id')],
      );
      const body = JSON.parse(entry!.body) as { actor: string; at: string };
      expect(body.actor).toBe(`person:${me}`);
      expect(Math.abs(Date.parse(body.at) - Date.now())).toBeLessThan(60_000);
      const [, , address] = JSON.parse(
        Buffer.from(entry!.address, 'base64url').toString(),
      ) as string[];
      expect(address).toMatch(/127\.0\.0\.1$/);
      expect(entry!.body).not.toContain(forged);
    }
  });

  it('I07: after all this, no entry and no disclosure holds a secret', async () => {
    const entries = await world.app.dataSource.query<{ text: string }[]>(
      `SELECT encode(body, 'escape') AS text FROM audit.entry`,
    );
    const disclosures = await world.app.dataSource.query<{ text: string }[]>(
      'SELECT encoded AS text FROM audit.disclosure',
    );
    const said = [
      ...entries.map(({ text }) => text),
      ...disclosures.map(({ text }) => Buffer.from(text, 'base64url').toString()),
    ];
    expect(said.length).toBeGreaterThan(200);
    const health = await world.app.administrator.http.get('/api/v1/audit-trail/health');
    said.push(JSON.stringify(health.body));
    const cookies = [...world.agency.records.http.cookieValues()];
    expect(cookies.length).toBeGreaterThan(0);
    for (const secret of [TEST_PASSWORD, ...cookies, ...Object.values(SECRETS)]) {
      expect(said.filter((text) => text.includes(secret))).toEqual([]);
    }
    // Tokens (JWT), hashes of passwords, private keys, signed queries, cookies, bearer headers.
    const shapes =
      /eyJ[\w-]{10,}\.|\$argon2|\$scrypt|PRIVATE KEY|X-Amz-Signature|set-cookie|bearer |token=|__Host-/i;
    expect(said.filter((text) => shapes.test(text))).toEqual([]);
  });
});
