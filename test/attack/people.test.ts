import { ApiClient } from '../support/api-client/api-client.js';
import { expecting, type Answer, type Problem } from '../support/api-client/http.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import {
  approve,
  chiefOf,
  createPerson,
  setUpAgency,
  TEST_PASSWORD,
  tokenOf,
} from '../support/people.js';

const codeOf = ({ body }: Answer<unknown>) => (body as Problem | null)?.code;
const reason = 'A test';

describe('Who gives what to whom', () => {
  let server: BuiltServer;
  let administrator: ApiClient;
  let chief: ApiClient;
  let second: ApiClient;
  let commander: ApiClient;
  let unitId: string;
  let others: { north: string; olsen: string };

  const idOf = async (client: ApiClient) =>
    (await expecting(200, client.sessions.current())).person.id;
  const invite = (username: string, role: string, by = administrator) =>
    expecting(201, by.people.invite({ username, displayName: username, roles: [{ role }] }));

  beforeAll(async () => {
    server = await startBuiltServer();
    administrator = await setUpAgency(server);
    const { agency } = administrator;
    const central = { name: 'Central', code: 'central' };
    unitId = (await expecting(201, agency.addUnit(central))).id;
    const north = await expecting(201, agency.addUnit({ name: 'North', code: 'north' }));
    const officer = { name: 'Kari Olsen', badgeNumber: '1001', unitId };
    const olsen = await expecting(201, agency.addOfficer(officer));
    others = { north: north.id, olsen: olsen.id };
    chief = await chiefOf(administrator);
    second = await createPerson(administrator, {
      username: 'second',
      roles: [{ role: 'administrator' }],
    });
    commander = await createPerson(administrator, {
      username: 'commander',
      roles: [{ role: 'commander' }],
    });
  });
  afterAll(() => server.stop());

  it('C23: an administrator cannot give themselves records', async () => {
    const me = await idOf(administrator);
    const both = { roles: [{ role: 'administrator' }, { role: 'records' }], reason };
    const together = await administrator.people.change(me, both);
    expect([together.status, codeOf(together)]).toEqual([422, 'identity.incompatible-roles']);
    const instead = await administrator.people.change(me, { roles: [{ role: 'records' }], reason });
    expect([instead.status, codeOf(instead)]).toEqual([403, 'identity.own-account']);
  });

  it('C23: two administrators cannot make anybody see footage; the chief can', async () => {
    for (const role of ['records', 'officer', 'commander', 'approver', 'chief']) {
      const { olsen: officerId } = others;
      const person = { username: `no-${role}`, displayName: role, officerId, roles: [{ role }] };
      const { changeId, invitation } = await expecting(201, administrator.people.invite(person));
      expect(invitation).toBeNull();
      const refused = await second.people.approve(changeId);
      expect([role, refused.status, codeOf(refused)]).toEqual([
        ...[role, 403, 'identity.more-than-both-hold'],
      ]);
      await expecting(204, administrator.people.withdraw(changeId));
    }
    const { changeId } = await invite('yes-records', 'records');
    const { invitation } = await expecting(201, chief.people.approve(changeId));
    expect(invitation?.link).toContain('token=');
  });

  it('C23: nobody approves what they prepared, and nothing is approved twice', async () => {
    const { changeId } = await invite('another', 'administrator');
    const own = await administrator.people.approve(changeId);
    expect([own.status, codeOf(own)]).toEqual([403, 'identity.own-preparation']);
    const ownNo = await administrator.people.refuse(changeId);
    expect([ownNo.status, codeOf(ownNo)]).toEqual([403, 'identity.own-preparation']);
    const answers = await Promise.all([
      second.people.approve(changeId),
      chief.people.approve(changeId),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('C23: nobody approves what they would get themselves', async () => {
    const roles = [{ role: 'commander' }, { role: 'records' }];
    const person = await createPerson(administrator, {
      username: 'second-chief',
      roles: [{ role: 'chief' }],
    });
    const id = await idOf(person);
    const more = { roles: [{ role: 'chief' }, ...roles], reason };
    const { changeId } = await expecting(201, administrator.people.change(id, more));
    const own = await person.people.approve(changeId ?? '');
    expect([own.status, codeOf(own)]).toEqual([403, 'identity.own-account']);
    await expecting(201, chief.people.approve(changeId ?? ''));
    await expecting(204, chief.people.disable(id));
  });

  it('C23: rights that the preparer has lost by then cover nothing', async () => {
    const third = await createPerson(administrator, {
      username: 'third',
      roles: [{ role: 'administrator' }],
    });
    const { changeId } = await invite('made-by-third', 'administrator', third);
    await expecting(204, administrator.people.disable(await idOf(third)));
    // The chief does not hold what administrators do, and the third administrator no longer does.
    const refused = await chief.people.approve(changeId);
    expect([refused.status, codeOf(refused)]).toEqual([403, 'identity.more-than-both-hold']);
  });

  it('C23: only the first chief needs nobody’s approval', async () => {
    const { invitation, changeId } = await invite('chief-again', 'chief');
    expect(invitation).toBeNull();
    await expecting(204, chief.people.refuse(changeId));
  });

  it('C24: the last administrator and the last chief cannot be lost', async () => {
    const [first, other] = [await idOf(administrator), await idOf(second)];
    const people = await expecting(200, administrator.people.list({ role: 'administrator' }));
    const active = people.items.filter(({ state }) => state === 'active').map(({ id }) => id);
    expect(active.sort()).toEqual([first, other].sort());
    // Each ends the other at the same moment: one of them must fail.
    const both = await Promise.all([
      administrator.people.disable(other),
      second.people.disable(first),
    ]);
    const statuses = both.map(({ status }) => status).sort();
    expect([
      [204, 401],
      [204, 409],
    ]).toContainEqual(statuses);
    const left = both[0].status === 204 ? administrator : second;
    const me = await idOf(left);
    const disabled = await left.people.disable(me);
    expect([disabled.status, codeOf(disabled)]).toEqual([409, 'identity.last-administrator']);
    const emptied = await left.people.change(me, { roles: [], reason });
    expect([emptied.status, codeOf(emptied)]).toEqual([409, 'identity.last-administrator']);
    administrator = left;

    const theChief = await idOf(chief);
    const ended = await left.people.disable(theChief);
    expect([ended.status, codeOf(ended)]).toEqual([409, 'identity.last-chief']);
    const taken = await left.people.change(theChief, { roles: [], reason });
    expect([taken.status, codeOf(taken)]).toEqual([409, 'identity.last-chief']);
  });

  it('C24: nor can they be lost by giving their role an end', async () => {
    const validUntil = new Date(Date.now() + 60_000).toISOString();
    const roles = [{ role: 'chief', validUntil }];
    const id = await idOf(chief);
    const { changeId } = await expecting(201, administrator.people.change(id, { roles, reason }));
    const own = await chief.people.approve(changeId ?? '');
    expect([own.status, codeOf(own)]).toEqual([403, 'identity.own-account']);
    await expecting(204, administrator.people.withdraw(changeId ?? ''));
  });

  it('C27: a lost role gives nothing at the very next request, a disabled account nothing at all', async () => {
    const person = await createPerson(administrator, {
      username: 'moved',
      roles: [{ role: 'records' }, { role: 'commander' }],
    });
    const id = await idOf(person);
    expect((await person.http.get('/api/v1/draws')).status).toBe(200);
    const { changeId } = await expecting(
      201,
      administrator.people.change(id, { roles: [{ role: 'records' }], reason }),
    );
    expect(changeId).toBeNull();
    expect((await person.http.get('/api/v1/draws')).status).toBe(403);
    expect((await person.http.get('/api/v1/clips')).status).toBe(200);
    await expecting(204, commander.people.disable(id, 'Left the agency'));
    expect((await person.http.get('/api/v1/clips')).status).toBe(401);
    await expect(new ApiClient(server.url).signIn('moved', TEST_PASSWORD)).rejects.toThrow();
    const record = await expecting(200, administrator.people.one(id));
    expect(record).toMatchObject({ state: 'disabled', disabledReason: 'Left the agency' });
  });

  it('an account works again by two people only, with what they may give', async () => {
    const { items } = await expecting(200, administrator.people.list({ text: 'moved' }));
    const id = items[0]!.id;
    const roles = [{ role: 'records' }];
    const { changeId } = await expecting(201, administrator.people.change(id, { roles, reason }));
    expect((await administrator.people.approve(changeId ?? '')).status).toBe(403);
    await expecting(201, chief.people.approve(changeId ?? ''));
    const back = await new ApiClient(server.url).signIn('moved', TEST_PASSWORD);
    expect((await back.http.get('/api/v1/clips')).status).toBe(200);
  });

  it('G16: a user name is never given to anybody else, nor one that looks like it', async () => {
    const { changeId } = await invite('unwanted', 'records');
    await expecting(204, chief.people.refuse(changeId));
    const roles = [{ role: 'records' }];
    for (const username of ['unwanted', 'UNWANTED', 'ｕｎｗａｎｔｅｄ']) {
      const again = await administrator.people.invite({ username, displayName: 'x', roles });
      expect([username, again.status, codeOf(again)]).toEqual([
        ...[username, 409, 'identity.username-taken'],
      ]);
    }
    const cyrillic = await administrator.people.invite({
      ...{ username: 'unwаnted', displayName: 'x', roles },
    });
    expect([cyrillic.status, codeOf(cyrillic)]).toEqual([422, 'identity.username-unclear']);
  });

  it('a withdrawn invitation lets nobody in, and a renewed one makes the one before it worthless', async () => {
    const { personId, changeId } = await invite('guest', 'records');
    const first = tokenOf(await approve(administrator, changeId));
    const renewed = await expecting(201, administrator.people.renewInvitation(personId));
    const visitor = new ApiClient(server.url);
    const accept = (token: string) => visitor.people.acceptInvitation(token, TEST_PASSWORD);
    expect((await accept(first)).status).toBe(410);
    await expecting(204, administrator.people.withdrawInvitation(personId));
    expect((await accept(tokenOf(renewed))).status).toBe(410);
  });

  it('C13: names no field that is not asked for, nor one that a command sets itself', async () => {
    const roles = [{ role: 'records' }];
    const person = { username: 'massive', displayName: 'x', roles };
    const extras = {
      ...{ id: unitId, state: 'active', createdAt: '2020-01-01T00:00:00Z', approvedBy: unitId },
      ...{ agencyId: unitId, passwordHash: 'x', grantedBy: unitId, expiresAt: null },
    };
    for (const [name, value] of Object.entries(extras)) {
      const answer = await administrator.http.post('/api/v1/people', { ...person, [name]: value });
      expect([name, answer.status]).toEqual([name, 400]);
    }
    for (const name of ['grantedBy', 'approvedBy', 'endedAt', 'personId']) {
      const stuffed = { ...person, roles: [{ role: 'records', [name]: unitId }] };
      const answer = await administrator.http.post('/api/v1/people', stuffed);
      expect([name, answer.status]).toEqual([name, 400]);
    }
    const polluted = await administrator.http.request('POST', '/api/v1/people', {
      bytes: Buffer.from(
        '{"username":"massive","displayName":"x","roles":[{"role":"records"}],"__proto__":{"isAdmin":true}}',
      ),
      headers: { 'content-type': 'application/json' },
    });
    expect(polluted.status).toBe(400);
    const { items } = await expecting(200, administrator.people.list({ text: 'massive' }));
    expect(items).toEqual([]);
  });

  it('C14: of an account nothing but the shown name can be patched', async () => {
    const id = await idOf(commander);
    for (const name of ['username', 'state', 'createdAt', 'officerId', 'roles', 'id']) {
      const json = { displayName: 'x', [name]: name === 'roles' ? [] : 'x' };
      const answer = await administrator.http.request('PATCH', `/api/v1/people/${id}`, { json });
      expect([name, answer.status]).toEqual([name, 400]);
    }
    await expecting(204, administrator.people.rename(id, 'Cmdr. X'));
  });

  it('refuses units and officers that do not exist, and units that would be no limit', async () => {
    const nobody = '018f3c1e-0000-7000-8000-00000000dead';
    const asked = (roles: { role: string; unitId?: string }[], officerId?: string) =>
      administrator.people.invite({ username: 'x1', displayName: 'x', roles, officerId });
    expect(codeOf(await asked([{ role: 'supervisor', unitId: nobody }]))).toBe(
      'identity.unit-not-found',
    );
    expect(codeOf(await asked([{ role: 'officer' }], nobody))).toBe('identity.officer-not-found');
    expect(codeOf(await asked([{ role: 'records', unitId: others.north }]))).toBe(
      'identity.unit-not-taken',
    );
  });
});
