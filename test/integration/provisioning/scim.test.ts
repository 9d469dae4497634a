import { SESSION_COOKIE } from '../../../src/identity/http/session-cookie.js';
import { ApiClient } from '../../support/api-client/api-client.js';
import { expecting } from '../../support/api-client/http.js';
import type { ScimError, ScimList } from '../../support/api-client/scim.js';
import { enterDates } from '../../support/personnel.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { createProvisioner, type MachineInTest } from '../../support/machines.js';
import { createPerson, TEST_PASSWORD } from '../../support/people.js';

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const NOBODY = '018f3c1e-0000-7000-8000-00000000dead';

let counter = 0;
const newUser = (change: object = {}) => {
  counter += 1;
  return {
    schemas: [USER],
    userName: `user${counter}@agency.example`,
    externalId: `external-${counter}`,
    displayName: `User ${counter}`,
    active: true,
    ...change,
  };
};

describe('SCIM 2.0', () => {
  let app: HttpApplication;
  let machine: MachineInTest;
  let chief: ApiClient;
  beforeAll(async () => {
    app = await startHttpApplication({ takesJobs: false });
    chief = await createPerson(app.administrator, {
      username: 'chief',
      roles: [{ role: 'chief' }],
    });
    machine = await createProvisioner(app.administrator);
  });
  afterAll(() => app.stop());

  const scim = () => machine.client.scim;
  const create = (change: object = {}) => expecting(201, scim().create(newUser(change)));
  const person = (id: string) => expecting(200, app.administrator.people.one(id));

  /** Approves what waits for somebody, and lets them come in. */
  async function comeIn(id: string, username: string): Promise<ApiClient> {
    const { items } = await expecting(200, chief.people.changes({ limit: 200 }));
    const change = items.find(({ person: about }) => about.id === id)!;
    const { invitation } = await expecting(201, chief.people.approve(change.id));
    await enterDates(app.administrator, invitation!);
    const client = new ApiClient(app.url);
    const token = new URL(invitation!.link).searchParams.get('token') ?? '';
    await expecting(204, client.people.acceptInvitation(token, TEST_PASSWORD));
    return client.signIn(username, TEST_PASSWORD);
  }

  it('says what it can do', async () => {
    const config = await scim().get<{ patch: object; bulk: object }>('ServiceProviderConfig');
    expect(config.headers.get('content-type')).toMatch(/^application\/scim\+json/);
    expect(config.headers.get('cache-control')).toContain('no-store');
    expect(config.body).toMatchObject({ patch: { supported: true }, bulk: { supported: false } });
    const types = await scim().get<ScimList>('ResourceTypes');
    expect(types.body.Resources).toMatchObject([{ id: 'User', endpoint: '/Users' }]);
    expect((await scim().get<ScimList>('Schemas')).body.Resources).toMatchObject([{ id: USER }]);
    expect((await scim().get<ScimList>('Groups')).body.totalResults).toBe(0);
  });

  it('prepares an account without a role, which a person has to approve', async () => {
    const answer = await scim().create(newUser({ userName: 'Kari.Olsen@Agency.example' }));
    expect(answer.status).toBe(201);
    const user = answer.body;
    expect(user).toMatchObject({
      schemas: [USER],
      userName: 'kari.olsen@agency.example',
      active: true,
      meta: { resourceType: 'User', location: `${app.url}/scim/v2/Users/${user.id}` },
    });
    expect(answer.headers.get('location')).toBe(user.meta.location);
    expect(await person(user.id)).toMatchObject({ state: 'awaiting', roles: [] });
    const client = await comeIn(user.id, 'kari.olsen@agency.example');
    // In, but without a role there is nothing to do.
    const inside = await client.sessions.current();
    expect(inside).toMatchObject({ status: 403, body: { code: 'identity.not-permitted' } });
  });

  it('takes the example of RFC 7644 section 3.3, and keeps what it knows of it', async () => {
    const user = await create({
      userName: 'bjensen',
      displayName: undefined,
      name: { formatted: 'Ms. Barbara J Jensen III', familyName: 'Jensen', givenName: 'Barbara' },
      emails: [{ value: 'bjensen@example.com', type: 'work', primary: true }],
      phoneNumbers: [{ value: '555-555-8377' }],
      password: 't1meMa$heen',
      [ENTERPRISE]: { employeeNumber: '701984' },
    });
    expect(user.displayName).toBe('Ms. Barbara J Jensen III');
    expect(JSON.stringify(user)).not.toMatch(/t1meMa|555-555|701984/);
    expect((await scim().get(`Users/${user.id}`)).body).toEqual(user);
  });

  it.each<[string, object]>([
    ['Entra', { op: 'Replace', path: 'active', value: 'False' }],
    ['Entra, with the schema', { op: 'replace', path: `${USER}:active`, value: false }],
    ['Entra, wrapped', { op: 'Replace', path: 'active', value: [{ value: 'False' }] }],
    ['Okta', { op: 'replace', value: { active: false } }],
    ['RFC 7644', { op: 'add', path: 'active', value: false }],
    [
      'dotted names without a path',
      { op: 'replace', value: { active: 'false', [`${ENTERPRISE}:department`]: 'Patrol' } },
    ],
  ])('ends access at once, as %s says it', async (_name, operation) => {
    const user = await create();
    const client = await comeIn(user.id, user.userName);
    const answer = await scim().patch(user.id, operation);
    expect(answer).toMatchObject({ status: 200, body: { active: false } });
    expect((await client.sessions.current()).status).toBe(401);
    expect(await person(user.id)).toMatchObject({ state: 'disabled' });
    // Said twice, it does nothing the second time.
    expect((await scim().patch(user.id, operation)).status).toBe(200);
  });

  it('ends access by PUT too, and by DELETE, and deletes nothing', async () => {
    const user = await create();
    const client = await comeIn(user.id, user.userName);
    const { externalId, userName, displayName } = user;
    const said = { schemas: [USER], externalId, userName, displayName, active: false };
    expect((await scim().replace(user.id, said)).body.active).toBe(false);
    expect((await client.sessions.current()).status).toBe(401);
    expect((await scim().remove(user.id)).status).toBe(204);
    expect((await scim().get(`Users/${user.id}`)).status).toBe(404);
    expect((await scim().remove(user.id)).status).toBe(404);
    expect((await scim().users({ filter: `userName eq "${userName}"` })).body.totalResults).toBe(0);
    expect(await person(user.id)).toMatchObject({ state: 'disabled' });
  });

  it('gives nobody back what they had: who returns waits for a person’s approval', async () => {
    const user = await create();
    await comeIn(user.id, user.userName);
    await scim().patch(user.id, { op: 'replace', path: 'active', value: false });
    const back = { op: 'replace', path: 'active', value: true };
    expect((await scim().patch(user.id, back)).status).toBe(200);
    expect((await scim().patch(user.id, back)).body.active).toBe(false);
    expect(await person(user.id)).toMatchObject({ state: 'disabled' });
    const { items } = await expecting(200, chief.people.changes({ limit: 200 }));
    const waiting = items.filter(({ person: about }) => about.id === user.id);
    expect(waiting).toHaveLength(1);
    expect((await chief.people.approve(waiting[0]!.id)).status).toBe(201);
    expect((await scim().get(`Users/${user.id}`)).body.active).toBe(true);
  });

  it('never gives a name to somebody else, and knows who returns by their externalId', async () => {
    const user = await create();
    await scim().remove(user.id);
    const { userName, externalId } = user;
    const other = await scim().create<ScimError>(newUser({ userName }));
    expect(other).toMatchObject({ status: 409, body: { scimType: 'uniqueness', status: '409' } });
    const again = await expecting(201, scim().create(newUser({ userName, externalId })));
    expect(again.id).toBe(user.id);
    const local = await scim().create(newUser({ userName: 'ada' }));
    expect(local.status).toBe(409);
    const twice = await scim().create(newUser({ externalId }));
    expect(twice.status).toBe(409);
  });

  it('changes names that are shown and externalIds, but no user name', async () => {
    const user = await create();
    const answer = await scim().patch(
      user.id,
      { op: 'Replace', path: 'displayName', value: 'Kari Berg' },
      { op: 'Add', path: 'externalId', value: 'moved' },
      { op: 'Add', path: 'emails[type eq "work"].value', value: 'kari@example.com' },
      { op: 'Replace', path: 'name.givenName', value: 'Kari' },
    );
    expect(answer.body).toMatchObject({ displayName: 'Kari Berg', externalId: 'moved' });
    expect((await person(user.id)).displayName).toBe('Kari Berg');
    const renamed = { op: 'replace', path: 'userName', value: 'somebody.else' };
    const refused = await scim().patch<ScimError>(user.id, renamed);
    expect(refused).toMatchObject({ status: 400, body: { scimType: 'mutability' } });
    const same = { op: 'replace', path: 'userName', value: user.userName.toUpperCase() };
    expect((await scim().patch(user.id, same)).status).toBe(200);
  });

  it('touches no account that it does not keep, and not the last administrator', async () => {
    const { items } = await expecting(200, app.administrator.people.list());
    for (const { id } of items.filter(({ username }) => ['ada', 'chief'].includes(username))) {
      expect((await scim().get(`Users/${id}`)).status).toBe(404);
      expect((await scim().remove(id)).status).toBe(404);
      const end = { op: 'replace', path: 'active', value: false };
      expect((await scim().patch(id, end)).status).toBe(404);
    }
    for (const id of [NOBODY, 'x', '..%2f..%2fetc', "' OR 1=1 --"]) {
      expect((await scim().get(`Users/${encodeURIComponent(id)}`)).status).toBe(404);
    }
  });

  it.each<[string, unknown, string]>([
    ['no user name', { schemas: [USER] }, 'invalidValue'],
    ['an empty user name', newUser({ userName: ' ' }), 'invalidValue'],
    ['a user name that looks like another', newUser({ userName: 'аda' }), 'invalidValue'],
    ['a number as a name', newUser({ userName: 5 }), 'invalidValue'],
    ['active as neither', newUser({ active: 'perhaps' }), 'invalidValue'],
    ['NUL', newUser({ displayName: 'a\0b' }), 'invalidValue'],
    ['a list', [newUser()], 'invalidValue'],
    ['a very long name', newUser({ userName: 'x'.repeat(101) }), 'invalidValue'],
  ])('refuses a user with %s, in its own form', async (_name, user, scimType) => {
    const { status, body, headers } = await scim().create<ScimError>(user);
    expect({ status, scimType: body.scimType }).toEqual({ status: 400, scimType });
    expect(body.schemas).toEqual(['urn:ietf:params:scim:api:messages:2.0:Error']);
    expect(body.status).toBe('400');
    expect(headers.get('content-type')).toMatch(/^application\/scim\+json/);
  });

  it.each<[string, unknown]>([
    [
      'another schema',
      { schemas: ['x'], Operations: [{ op: 'add', path: 'active', value: true }] },
    ],
    ['no operations', { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'] }],
    [
      'an unknown operation',
      {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
        Operations: [{ op: 'test', path: 'active' }],
      },
    ],
  ])('refuses a change with %s', async (_name, body) => {
    const { id } = await create();
    const answer = await scim().send<ScimError>('PATCH', `/scim/v2/Users/${id}`, body);
    expect(answer).toMatchObject({ status: 400, body: { scimType: 'invalidSyntax' } });
  });

  it('refuses to take away what nobody can be without', async () => {
    const { id } = await create();
    for (const path of ['userName', 'active']) {
      expect((await scim().patch(id, { op: 'remove', path })).status).toBe(400);
    }
    const removed = await scim().patch(id, { op: 'remove', path: 'externalId' });
    expect(removed.body.externalId).toBeUndefined();
  });

  it('answers bad credentials and people alike in its own form', async () => {
    const visitor = await new ApiClient(app.url).scim.get<ScimError>('Users');
    expect(visitor).toMatchObject({ status: 401, body: { status: '401' } });
    const administrator = await app.administrator.scim.get<ScimError>('Users');
    expect(administrator).toMatchObject({ status: 403, body: { status: '403' } });
    expect(app.administrator.http.cookie(SESSION_COOKIE)).toBeDefined();
  });

  it('knows no other addresses', async () => {
    for (const path of ['Nothing', 'Users/.search', 'Bulk', 'Me']) {
      const { status, headers } = await scim().get(path);
      expect([path, status]).toEqual([path, 404]);
      expect(headers.get('content-type')).toMatch(/json/);
    }
  });

  it('enters every act as that of the machine', async () => {
    const { items } = await expecting(
      200,
      app.administrator.auditTrail.entries({ actor: `service:${machine.id}`, limit: 200 }),
    );
    const kinds = new Set(items.map(({ kind }) => kind));
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        'identity.person-invited',
        'identity.person-disabled',
        'provisioning.account-linked',
        'provisioning.account-removed',
        'provisioning.users-read',
      ]),
    );
  });
});
