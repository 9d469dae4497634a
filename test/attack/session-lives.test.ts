import { request } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ShiftedClock } from '../integration/audit-coverage/world.js';
import { createSmallAgency, type SmallAgency } from '../support/agency.js';
import { ApiClient } from '../support/api-client/api-client.js';
import { expecting } from '../support/api-client/http.js';
import { eventually } from '../support/eventually.js';
import { type HttpApplication, startHttpApplication } from '../support/http-application.js';
import { createPerson, TEST_PASSWORD } from '../support/people.js';
import { askWith, claimsOf, tokenOf } from '../support/session-forger.js';
import { SoftPasskey } from '../support/soft-passkey.js';
import { makeSyntheticMedia } from '../support/synthetic-media.js';
import { codeOf } from '../support/totp.js';
import { clipMetadata, untilSettled, uploadClip } from '../support/upload-clip.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('the life of a session under attack', () => {
  const clock = new ShiftedClock();
  let app: HttpApplication;
  let agency: SmallAgency;
  let clipId: string;

  beforeAll(async () => {
    app = await startHttpApplication({ clock });
    agency = await createSmallAgency(app.administrator);
    const folder = await mkdtemp(join(tmpdir(), 'session-lives-'));
    const path = await makeSyntheticMedia(folder, { name: 'clip.mp4', seconds: 4 });
    const recordedAt = new Date(Date.now() - 1_800_000).toISOString();
    clipId = await uploadClip(agency.records, path, { recordedAt });
    await untilSettled(agency.records, clipId);
    await rm(folder, { recursive: true });
  });
  afterAll(() => app.stop());
  afterEach(() => {
    clock.aheadMs = 0;
  });

  let people = 0;
  const somebody = () =>
    createPerson(app.administrator, {
      username: `somebody-${(people += 1)}`,
      roles: [{ role: 'auditor' }],
    });
  const idOf = async (client: ApiClient) => (await client.sessions.current()).body.person.id;
  const entriesOf = async (kind: string) =>
    (await app.dataSource.query<unknown[]>('SELECT 1 FROM audit.entry WHERE kind = $1', [kind]))
      .length;
  const statusOf = async (client: ApiClient) => (await client.sessions.current()).status;

  it('B10 holds no longer than the account, from the very next request', async () => {
    const client = await somebody();
    const id = await idOf(client);
    const set = (state: string) =>
      app.dataSource.query(`
        BEGIN; SET LOCAL ROLE NONE; ALTER TABLE person DISABLE TRIGGER ALL;
        UPDATE person SET state = '${state}' WHERE id = '${id}';
        ALTER TABLE person ENABLE ALWAYS TRIGGER tr_needs_entry; COMMIT;`);
    await set('disabled');
    expect(await statusOf(client)).toBe(401);
    await set('active');
    expect(await statusOf(client)).toBe(200);
  });

  it('B12 demands to sign in again after 31 idle minutes', async () => {
    const client = await somebody();
    clock.aheadMs = 29 * MINUTE;
    expect(await statusOf(client)).toBe(200);
    clock.aheadMs = (29 + 31) * MINUTE;
    expect(await statusOf(client)).toBe(401);
  });

  it('B12 counts what a screen asks by itself for nothing, and says when it ends', async () => {
    const client = await somebody();
    const first = (await client.sessions.ends()).body;
    clock.aheadMs = 20 * MINUTE;
    expect((await client.sessions.ends()).body.idleEndsAt).toBe(first.idleEndsAt);
    const stayed = (await expecting(200, client.sessions.stay())).idleEndsAt;
    expect(Date.parse(stayed) - Date.parse(first.idleEndsAt)).toBeGreaterThan(19 * MINUTE);
    clock.aheadMs = 49 * MINUTE;
    expect((await client.sessions.ends()).body.endsAt).toBe(first.endsAt);
    clock.aheadMs = 51 * MINUTE;
    expect(await statusOf(client)).toBe(401);
  });

  it('B12 ends after 12 hours and a second, however busy', async () => {
    const client = await somebody();
    for (let at = 0; at <= 12 * HOUR - MINUTE; at += 25 * MINUTE) {
      clock.aheadMs = at;
      expect(await statusOf(client)).toBe(200);
    }
    clock.aheadMs = 12 * HOUR - 10_000;
    expect(await statusOf(client)).toBe(200);
    clock.aheadMs = 12 * HOUR + 1_000;
    expect(await statusOf(client)).toBe(401);
  });

  it.each([2 * HOUR, -2 * HOUR])(
    'B21 outlives nothing when the clock is set by %d ms',
    async (by) => {
      const client = await somebody();
      clock.aheadMs = by;
      expect(await statusOf(client)).toBe(401);
      const later = await new ApiClient(app.url).signIn('ada', TEST_PASSWORD);
      const { iat, exp } = claimsOf(later) as unknown as { iat: number; exp: number };
      expect(exp - iat).toBe(1800);
      clock.aheadMs = 0;
      // Signed in while the clock was wrong: of the future, or older than an idle session may be.
      expect(await statusOf(later)).toBe(401);
    },
  );

  it('B13, B20 proving anew who one is makes the tokens from before worthless', async () => {
    const client = await somebody();
    const before = tokenOf(client);
    await client.confirm();
    expect(tokenOf(client)).not.toBe(before);
    expect((await askWith(app.url, before)).status).toBe(401);
    expect(await statusOf(client)).toBe(200);
  });

  it('B20 demands a proof of the last ten minutes for what leaves the house', async () => {
    const { auditor } = agency;
    const take = () => auditor.http.get('/api/v1/audit-trail/export');
    await auditor.confirm();
    expect((await take()).status).toBe(200);
    clock.aheadMs = 11 * MINUTE;
    expect(await take()).toMatchObject({ status: 401, body: { code: 'identity.sign-in-again' } });
    expect((await auditor.auditTrail.entries()).status).toBe(200);
    await auditor.confirm();
    expect((await take()).status).toBe(200);
  });

  it('B20 takes no password alone from whoever has a second factor, and each code once', async () => {
    const client = await somebody();
    const { secret } = await expecting(201, client.secondFactors.beginTotp());
    await expecting(201, client.secondFactors.confirmTotp(codeOf(secret), 'Phone'));
    const refusals = [
      await client.sessions.confirm(TEST_PASSWORD),
      await client.sessions.confirm('not the password', codeOf(secret, 1)),
      await client.sessions.confirm(TEST_PASSWORD, codeOf(secret, 9)),
    ];
    expect(refusals.map(({ body }) => (body as unknown as { code: string }).code)).toEqual([
      'sign-in.code-needed',
      'sign-in.not-confirmed',
      'sign-in.not-confirmed',
    ]);
    const code = codeOf(secret, 1);
    expect((await client.sessions.confirm(TEST_PASSWORD, code)).status).toBe(200);
    expect((await client.sessions.confirm(TEST_PASSWORD, code)).status).toBe(403);
  });

  it('B20 takes a passkey that answers the question of this very session', async () => {
    const client = await somebody();
    const passkey = new SoftPasskey(app.url);
    const { options } = await expecting(201, client.secondFactors.beginPasskey());
    await expecting(201, client.secondFactors.confirmPasskey(passkey.create(options), 'Key'));
    const { options: asked } = await expecting(200, client.sessions.passkeyQuestion());
    const stranger = await client.sessions.confirmByPasskey(new SoftPasskey(app.url).get(asked));
    expect(stranger.status).toBe(403);
    const { options: again } = await expecting(200, client.sessions.passkeyQuestion());
    const answer = passkey.get(again);
    expect((await client.sessions.confirmByPasskey(answer)).status).toBe(200);
    expect((await client.sessions.confirmByPasskey(answer)).status).toBe(403);
  });

  it('B18 enters it once when a session is used by another browser', async () => {
    const client = await somebody();
    const token = tokenOf(client);
    const before = await entriesOf('identity.session-moved');
    const ask = async (agent: string) => {
      const stolen = new ApiClient(app.url);
      stolen.http.setCookie('__Host-plumbline', token);
      const headers = { 'user-agent': agent };
      return (await stolen.http.request('GET', '/api/v1/sessions', { headers })).status;
    };
    expect(await Promise.all(['A', 'A', 'A'].map(ask))).toEqual([200, 200, 200]);
    expect(await entriesOf('identity.session-moved')).toBe(before + 1);
    expect([await ask('A'), await statusOf(client), await ask('A')]).toEqual([200, 200, 200]);
    expect(await entriesOf('identity.session-moved')).toBe(before + 1);
    expect(await ask('B')).toBe(200);
    expect(await entriesOf('identity.session-moved')).toBe(before + 2);
  });

  it('B19, B10 breaks off what is on its way once an administrator ends the sessions', async () => {
    const sender = await new ApiClient(app.url).signIn('records', TEST_PASSWORD);
    await expecting(200, sender.sessions.endOthers());
    const playback = await expecting(201, sender.clips.openPlayback(clipId, 'training'));
    const upload = await sendWithoutEnd(sender);
    // Meanwhile the first bytes arrive: the request is past the guard and waits for the others.
    for (const at of [0, 10, 20]) {
      const part = await sender.clips.media(playback.id, `bytes=${at}-${at + 9}`);
      expect(part.status).toBe(206);
    }
    const personId = await idOf(sender);
    const begun = performance.now();
    const ended = await expecting(200, app.administrator.sessions.endAllOf(personId));
    expect(ended).toEqual({ ended: 1 });
    expect((await sender.clips.media(playback.id, 'bytes=10-19')).status).toBe(401);
    expect(await upload.closed).toBe('broken off');
    expect(performance.now() - begun).toBeLessThan(10_000);
    await agency.records.signIn('records', TEST_PASSWORD);
  });

  it('B19 breaks off what is on its way once the screen is locked, but not the proof', async () => {
    const sender = await new ApiClient(app.url).signIn('records', TEST_PASSWORD);
    const playback = await expecting(201, sender.clips.openPlayback(clipId, 'training'));
    const upload = await sendWithoutEnd(sender);
    // Meanwhile the first bytes arrive: the request is past the guard and waits for the others.
    for (const at of [0, 10, 20]) {
      const part = await sender.clips.media(playback.id, `bytes=${at}-${at + 9}`);
      expect(part.status).toBe(206);
    }
    await expecting(204, sender.sessions.lock());
    expect((await sender.clips.media(playback.id, 'bytes=10-19')).status).toBe(401);
    expect(await upload.closed).toBe('broken off');
    await sender.confirm();
    expect((await sender.clips.media(playback.id, 'bytes=10-19')).status).toBe(206);
  });

  it('lets people see their own sessions, end one, and end all others', async () => {
    const client = await somebody();
    const { username } = (await client.sessions.current()).body.person;
    const others = [1, 2].map(() => new ApiClient(app.url));
    for (const other of others) await other.signIn(username, TEST_PASSWORD);
    const own = await expecting(200, client.sessions.list());
    expect(own.map(({ isThisOne }) => isThisOne).sort()).toEqual([false, false, true]);
    expect(own[0]).toMatchObject({ method: 'password', address: '127.0.0.1' });

    const stranger = await somebody();
    const [theirs] = own.filter(({ isThisOne }) => !isThisOne);
    expect((await stranger.sessions.end(theirs!.id)).status).toBe(404);
    expect((await client.sessions.end(theirs!.id)).status).toBe(204);
    expect((await client.sessions.end(theirs!.id)).status).toBe(404);
    expect(await expecting(200, client.sessions.endOthers())).toEqual({ ended: 1 });
    expect(await statusOf(client)).toBe(200);
    for (const other of others)
      await eventually(async () => expect(await statusOf(other)).toBe(401), 2_000);
    expect((await stranger.sessions.endAllOf(await idOf(client))).status).toBe(403);
  });

  /** An upload whose last bytes never come. */
  const sendWithoutEnd = async (sender: ApiClient) => {
    const { clipId: id, uploadUrl } = await expecting(201, sender.clips.register(clipMetadata()));
    const created = await sender.uploads.create(uploadUrl, 1_000_000, {
      clipId: id,
      fileName: 'slow.mp4',
    });
    const location = new URL(created.headers.get('location') ?? '', app.url);
    const sending = request(location, {
      method: 'PATCH',
      headers: {
        cookie: `__Host-plumbline=${tokenOf(sender)}`,
        origin: app.url,
        'user-agent': 'node',
        'tus-resumable': '1.0.0',
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
        'content-length': '1000000',
      },
    });
    const closed = new Promise<string>((over) => {
      sending.once('response', ({ statusCode }) => over(`answered ${statusCode}`));
      sending.once('error', () => over('broken off'));
    });
    await new Promise<void>((written) => sending.write(Buffer.alloc(1000), () => written()));
    return { closed };
  };
});
