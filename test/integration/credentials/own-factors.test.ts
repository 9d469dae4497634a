import { ApiClient } from '../../support/api-client/api-client.js';
import { expecting } from '../../support/api-client/http.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { createPerson, TEST_PASSWORD } from '../../support/people.js';
import { SoftPasskey } from '../../support/soft-passkey.js';
import { codeOf } from '../../support/totp.js';
import { ShiftedClock } from '../audit-coverage/world.js';

describe('One’s own second factors', () => {
  const clock = new ShiftedClock();
  let app: HttpApplication;
  let rita: ApiClient;
  let first: { id: string; secret: string };
  beforeAll(async () => {
    app = await startHttpApplication({ clock });
    rita = await createPerson(app.administrator, {
      username: 'rita',
      roles: [{ role: 'records' }],
    });
  });
  afterAll(() => app.stop());

  const kindsOf = async () => {
    const rows = await app.dataSource.query<{ kind: string }[]>(
      `SELECT kind FROM audit.entry WHERE kind LIKE 'credentials.%' ORDER BY received_at, kind`,
    );
    return rows.map(({ kind }) => kind);
  };

  const enrolTotp = async (client: ApiClient, name: string) => {
    const { secret } = await expecting(201, client.secondFactors.beginTotp());
    const enrolled = await expecting(201, client.secondFactors.confirmTotp(codeOf(secret), name));
    return { secret, ...enrolled };
  };

  it('begin with an app, which proves itself by a code', async () => {
    const before = (await rita.secondFactors.list()).body;
    const { secret, uri } = await expecting(201, rita.secondFactors.beginTotp());
    expect(uri).toContain(`secret=${secret}`);
    const wrong = await rita.secondFactors.confirmTotp(codeOf(secret, 5), 'Phone');
    expect(wrong).toMatchObject({ status: 422, body: { code: 'credentials.code-wrong' } });
    const { id } = await expecting(201, rita.secondFactors.confirmTotp(codeOf(secret), 'Phone'));
    first = { id, secret };
    const after = (await rita.secondFactors.list()).body;
    expect(after.items).toHaveLength(before.items.length + 1);
    expect(after.items.at(-1)).toMatchObject({ id, kind: 'totp', name: 'Phone' });
    expect(after.recoveryCodesLeft).toBe(10);
  });

  it('C15: never show a secret again', async () => {
    const { bytes } = await rita.secondFactors.list();
    expect(bytes.toString()).not.toContain(first.secret);
    expect(bytes.toString()).not.toMatch(/secret|sha256|publicKey|sealed/i);
  });

  it('are finished once: the same confirmation does not work again', async () => {
    const again = await rita.secondFactors.confirmTotp(codeOf(first.secret), 'Phone');
    expect(again).toMatchObject({ status: 410, body: { code: 'credentials.enrolment-over' } });
  });

  it('may be passkeys, each of them once', async () => {
    const passkey = new SoftPasskey(app.url);
    const { options } = await expecting(201, rita.secondFactors.beginPasskey());
    await expecting(201, rita.secondFactors.confirmPasskey(passkey.create(options), 'Key ring'));
    const second = await expecting(201, rita.secondFactors.beginPasskey());
    const again = await rita.secondFactors.confirmPasskey(passkey.create(second.options));
    expect(again).toMatchObject({ status: 409, body: { code: 'credentials.passkey-known' } });
  });

  it('A19: are no passkeys that another site, another domain or nobody has confirmed', async () => {
    const deviations = [
      { origin: 'https://plumbline.example' },
      { rpId: 'plumbline.example' },
      { isUserVerified: false },
      { challenge: Buffer.alloc(32, 1).toString('base64url') },
      { type: 'webauthn.get' },
    ];
    for (const deviation of deviations) {
      const { options } = await expecting(201, rita.secondFactors.beginPasskey());
      const answer = new SoftPasskey(app.url).create(options, deviation);
      const refused = await rita.secondFactors.confirmPasskey(answer);
      expect([deviation, refused.status, refused.body]).toMatchObject([
        deviation,
        422,
        { code: 'credentials.passkey-refused' },
      ]);
    }
  });

  it('can be renamed and removed, and somebody else’s cannot', async () => {
    const other = await createPerson(app.administrator, {
      username: 'omar',
      roles: [{ role: 'records' }],
    });
    for (const refused of [
      await other.secondFactors.rename(first.id, 'Mine'),
      await other.secondFactors.remove(first.id),
    ]) {
      expect(refused).toMatchObject({
        status: 404,
        body: { code: 'credentials.factor-not-found' },
      });
    }
    await expecting(204, rita.secondFactors.rename(first.id, 'Old phone'));
    expect((await rita.secondFactors.list()).body.items.map(({ name }) => name)).toContain(
      'Old phone',
    );
    await expecting(204, rita.secondFactors.remove(first.id));
    expect((await rita.secondFactors.list()).body.items.map(({ id }) => id)).not.toContain(
      first.id,
    );
  });

  it('never go entirely, two removals at once neither', async () => {
    const nils = await createPerson(app.administrator, {
      username: 'nils',
      roles: [{ role: 'records' }],
    });
    for (const name of ['Phone', 'Tablet']) await enrolTotp(nils, name);
    const { items } = (await nils.secondFactors.list()).body;
    expect(items).toHaveLength(3);
    const answers = await Promise.all(items.map(({ id }) => nils.secondFactors.remove(id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 204, 409]);
    expect((await nils.secondFactors.list()).body.items).toHaveLength(1);
  });

  it('give new recovery codes, which end the old ones', async () => {
    const { codes } = await expecting(201, rita.secondFactors.makeRecoveryCodes());
    expect(new Set(codes).size).toBe(10);
    expect((await rita.secondFactors.list()).body.recoveryCodesLeft).toBe(10);
  });

  it('end the person’s other sessions when one is removed', async () => {
    const elsewhere = await new ApiClient(app.url).signIn('rita', TEST_PASSWORD);
    const { id } = await enrolTotp(rita, 'Loan phone');
    await expecting(204, rita.secondFactors.remove(id));
    expect((await elsewhere.sessions.current()).status).toBe(401);
    expect((await rita.sessions.current()).status).toBe(200);
  });

  it('change only shortly after a sign-in', async () => {
    clock.aheadMs += 11 * 60_000;
    for (const refused of [
      await rita.secondFactors.beginTotp(),
      await rita.secondFactors.beginPasskey(),
      await rita.secondFactors.makeRecoveryCodes(),
      await rita.secondFactors.remove(first.id),
    ]) {
      expect(refused).toMatchObject({ status: 401, body: { code: 'identity.sign-in-again' } });
    }
  });

  it('are taken away by two people, with a reason, and with them every session', async () => {
    const admin = await new ApiClient(app.url).signIn('ada', TEST_PASSWORD);
    const chief = await new ApiClient(app.url).signIn('chief', TEST_PASSWORD);
    const { id } = (await rita.sessions.current()).body.person;
    const own = (await admin.sessions.current()).body.person.id;
    expect(await admin.secondFactors.prepareReset(own, 'A test of it')).toMatchObject({
      status: 403,
      body: { code: 'credentials.own-reset' },
    });
    expect((await admin.secondFactors.prepareReset(id, '')).status).toBe(400);
    const river = 'Her phone fell into the river';
    const { resetId } = await expecting(201, admin.secondFactors.prepareReset(id, river));
    expect(await admin.secondFactors.prepareReset(id, river)).toMatchObject({
      status: 409,
      body: { code: 'credentials.reset-waiting' },
    });
    expect((await rita.sessions.current()).status).toBe(200);
    const { items } = await expecting(200, chief.secondFactors.resets());
    expect(items).toEqual([expect.objectContaining({ id: resetId, reason: river })]);
    await expecting(204, chief.secondFactors.approveReset(resetId));
    expect((await rita.sessions.current()).status).toBe(401);
    expect(await chief.secondFactors.approveReset(resetId)).toMatchObject({
      status: 409,
      body: { code: 'credentials.reset-decided' },
    });
    expect((await admin.secondFactors.prepareReset(id, 'Once more')).status).toBe(404);
  });

  it('leave an entry for each change', async () => {
    expect(new Set(await kindsOf())).toEqual(
      new Set([
        'credentials.factor-removed',
        'credentials.factor-reset-prepared',
        'credentials.factor-resets-listed',
        'credentials.factor-renamed',
        'credentials.passkey-enrolled',
        'credentials.recovery-codes-made',
        'credentials.second-factors-reset',
        'credentials.totp-enrolled',
      ]),
    );
  });
});
