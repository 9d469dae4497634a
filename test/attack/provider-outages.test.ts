import { ApiClient } from '../support/api-client/api-client.js';
import { expecting } from '../support/api-client/http.js';
import { chiefOf, createPerson, TEST_PASSWORD } from '../support/people.js';
import { goToProvider, settingsFor, signInThrough } from '../support/single-sign-on.js';
import {
  demandNobody,
  problem,
  type SingleSignOnWorld,
  startSingleSignOnWorld,
} from '../support/single-sign-on-world.js';

describe('An identity provider that is down, switched off, or used to guess', () => {
  let world: SingleSignOnWorld;
  let { server, authority, first, second, administrator } = {} as SingleSignOnWorld;

  beforeAll(async () => {
    world = await startSingleSignOnWorld({ SIGN_IN_ADDRESS_FAILURES: '5' });
    ({ server, authority, first, second, administrator } = world);
  });
  afterAll(() => world.stop());
  beforeEach(() => world.reset());

  const visitor = () => new ApiClient(server.url);
  const providerId = async (slug: string) => {
    const { providers } = await expecting(200, administrator.singleSignOn.settings());
    return providers.find((one) => one.slug === slug)?.id ?? '';
  };

  it('K10: one whose token endpoint fails or is dead is said to be down, and lets nobody in', async () => {
    const client = visitor();
    const returned = await goToProvider(client, 'first', authority);
    first.tamper = { tokenAnswer: () => ({ error: 'server_error' }), tokenStatus: 503 };
    const failed = await client.singleSignOn.complete('first', returned);
    expect(problem(failed)).toEqual([503, 'single-sign-on.provider-unreachable']);
    const other = await goToProvider(client, 'second', authority);
    await second.stop();
    const dead = await client.singleSignOn.complete('second', other);
    expect(problem(dead)).toEqual([503, 'single-sign-on.provider-unreachable']);
    expect(dead.bytes.toString()).toContain('The identity provider does not answer.');
    expect(dead.bytes.toString()).toContain('break-glass account is the way in');
    await demandNobody(client);
  });

  it('K10: a break-glass account that is used raises the alert and stands in the log review', async () => {
    const { singleSignOn, auditTrail, auditReviews } = administrator;
    const alert = async () => {
      const { conditions } = await expecting(200, auditTrail.health());
      return conditions.find(({ part }) => part === 'break-glass');
    };
    const { person } = await expecting(200, administrator.sessions.current());
    const { id } = await expecting(201, singleSignOn.prepareBreakGlass(person.id));
    await expecting(204, (await chiefOf(administrator)).singleSignOn.approveBreakGlass(id));
    expect(await alert()).toMatchObject({ state: 'good' });
    await expecting(200, (await visitor().signIn('ada', TEST_PASSWORD)).sessions.current());
    expect(await alert()).toMatchObject({
      state: 'failed',
      says: expect.stringContaining('break-glass account') as string,
    });
    const { running } = await expecting(200, auditReviews.list());
    const { findings } = await expecting(200, auditReviews.read(running.week));
    expect(findings).toContainEqual(expect.objectContaining({ id: 'break-glass', found: 1 }));
  });

  it('K08: two people approve no line that gives what neither of them holds', async () => {
    const second = await createPerson(administrator, {
      username: 'second-administrator',
      roles: [{ role: 'administrator' }],
    });
    const provider = await providerId('first');
    const line = { group: 'bwc-records', role: 'records' };
    const { id } = await expecting(
      201,
      administrator.singleSignOn.prepareGroupRole(provider, line),
    );
    const refused = await second.singleSignOn.approveGroupRole(provider, id);
    expect(problem(refused)).toEqual([403, 'identity.more-than-both-hold']);
    const chief = await chiefOf(administrator);
    await expecting(204, chief.singleSignOn.approveGroupRole(provider, id));
  });

  it('K10: one that is switched off ends the sessions and the sign-ins that it has vouched for', async () => {
    const inside = await signInThrough(server.url, 'first', authority);
    const halfway = visitor();
    const returned = await goToProvider(halfway, 'first', authority);
    await expecting(200, halfway.singleSignOn.complete('first', returned));
    const id = await providerId('first');
    const settings = { ...settingsFor(first, 'first'), slug: undefined, issuer: undefined };
    await expecting(204, administrator.singleSignOn.change(id, settings));
    await expecting(200, inside.sessions.current());
    await expecting(204, administrator.singleSignOn.change(id, { ...settings, isEnabled: false }));
    const { digest } = await expecting(200, halfway.signingIn.notice());
    await expecting(410, halfway.signingIn.acknowledge(digest));
    await demandNobody(inside, halfway);
    await expecting(200, administrator.sessions.current());
    await expecting(204, administrator.singleSignOn.change(id, settings));
  });

  it('A04: addresses that begin ten times as often as they may fail are turned away', async () => {
    const statuses: number[] = [];
    while (statuses.length < 60 && statuses.at(-1) !== 429) {
      statuses.push((await visitor().singleSignOn.start('first')).status);
    }
    expect(statuses.length).toBeGreaterThan(40);
    expect(statuses.at(-1)).toBe(429);
  });

  it('A04: addresses that come back with nothing too often are turned away', async () => {
    const client = visitor();
    const statuses: number[] = [];
    for (let tries = 0; tries < 6; tries += 1) {
      const answer = await client.singleSignOn.complete('first', { state: 'guessed', code: 'x' });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([410, 410, 410, 410, 410, 429]);
    const refused = [429, 'sign-in.too-many-attempts'];
    expect(problem(await client.singleSignOn.start('first'))).toEqual(refused);
  });
});
