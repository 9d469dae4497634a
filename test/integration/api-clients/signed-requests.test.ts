import {
  createHash,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign as signBytes,
} from 'node:crypto';
import { httpbis } from 'http-message-signatures';
import { ApiClient } from '../../support/api-client/api-client.js';
import { expecting } from '../../support/api-client/http.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { createMachine } from '../../support/machines.js';
import { clipMetadata } from '../../support/upload-clip.js';
import { ShiftedClock } from '../audit-coverage/world.js';

const CLIPS = '/api/v1/clips';
const FIELDS = ['@method', '@target-uri', 'content-digest', 'content-type'];

interface Change {
  readonly fields?: readonly string[];
  readonly nonce?: string;
  readonly created?: Date;
  readonly signedUrl?: string;
  readonly signedMethod?: string;
  readonly sentBody?: string;
  readonly keyId?: string;
}

describe('Signed requests of machines', () => {
  let app: HttpApplication;
  const clock = new ShiftedClock();
  beforeAll(async () => {
    app = await startHttpApplication({ takesJobs: false, clock });
  });
  afterAll(() => app.stop());
  afterEach(() => {
    clock.aheadMs = 0;
  });

  const pair = (kind: 'ed25519' | 'p256') =>
    kind === 'ed25519'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signer = (privateKey: KeyObject) => (bytes: Buffer) =>
    Promise.resolve(
      privateKey.asymmetricKeyType === 'ed25519'
        ? signBytes(null, bytes, privateKey)
        : signBytes('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
    );

  async function signingMachine(kind: 'ed25519' | 'p256', form: 'pem' | 'jwk' = 'pem') {
    const { publicKey, privateKey } = pair(kind);
    const machine = await createMachine(app.administrator);
    const text =
      form === 'pem'
        ? publicKey.export({ type: 'spki', format: 'pem' }).toString()
        : JSON.stringify(publicKey.export({ format: 'jwk' }));
    const { apiClients } = app.administrator;
    const { id: keyId } = await expecting(201, apiClients.registerKey(machine.id, text, true));
    return { ...machine, keyId, sign: signer(privateKey) };
  }
  type Signing = Awaited<ReturnType<typeof signingMachine>>;

  async function send(machine: Pick<Signing, 'keyId' | 'sign'>, change: Change = {}) {
    const body = JSON.stringify(clipMetadata());
    const digest = createHash('sha256').update(body).digest('base64');
    const headers = {
      'content-type': 'application/json',
      'content-digest': `sha-256=:${digest}:`,
    };
    const signed = await httpbis.signMessage(
      {
        key: { sign: machine.sign },
        params: ['created', 'keyid', 'nonce'],
        fields: [...(change.fields ?? FIELDS)],
        paramValues: {
          created: change.created ?? new Date(),
          keyid: change.keyId ?? machine.keyId,
          nonce: change.nonce ?? randomBytes(16).toString('base64url'),
        },
      },
      {
        method: change.signedMethod ?? 'POST',
        url: change.signedUrl ?? `${app.url}${CLIPS}`,
        headers,
      },
    );
    return () =>
      new ApiClient(app.url).http.request('POST', CLIPS, {
        bytes: Buffer.from(change.sentBody ?? body),
        headers: signed.headers,
      });
  }

  it.each([
    ['ed25519', 'pem'],
    ['ed25519', 'jwk'],
    ['p256', 'pem'],
    ['p256', 'jwk'],
  ] as const)('are taken with a key %s as %s, without any secret', async (kind, form) => {
    const machine = await signingMachine(kind, form);
    expect((await (await send(machine))()).status).toBe(201);
    const fields = ['@method', '@path', '@query', 'content-digest'];
    expect((await (await send(machine, { fields }))()).status).toBe(201);
    expect((await machine.client.sessions.current()).status).toBe(401);
  });

  it('are good once', async () => {
    const request = await send(await signingMachine('ed25519'));
    expect((await request()).status).toBe(201);
    expect((await request()).status).toBe(401);
  });

  it.each<[string, Change]>([
    ['another address', { signedUrl: 'http://elsewhere.example/api/v1/clips' }],
    ['another method', { signedMethod: 'PUT' }],
    ['another body', { sentBody: JSON.stringify(clipMetadata()) }],
    ['no method', { fields: ['@target-uri', 'content-digest'] }],
    ['no address', { fields: ['@method', 'content-digest'] }],
    ['a path alone', { fields: ['@method', '@path', 'content-digest'] }],
    ['no body', { fields: ['@method', '@target-uri'] }],
    ['a nonce too short to be one', { nonce: 'short' }],
    ['a moment six minutes ago', { created: new Date(Date.now() - 360_000) }],
    ['a moment in six minutes', { created: new Date(Date.now() + 360_000) }],
    ['a key that nobody has', { keyId: '018f3c1e-0000-7000-8000-00000000dead' }],
    ['a key of no form', { keyId: "' OR 1=1 --" }],
  ])('are refused where they sign %s', async (_name, change) => {
    const answer = await (await send(await signingMachine('p256'), change))();
    expect(answer).toMatchObject({ status: 401, body: { code: 'api-client.not-recognized' } });
  });

  it('are refused with another machine’s key, an ended key, and as garbage', async () => {
    const machine = await signingMachine('ed25519');
    const other = await signingMachine('ed25519');
    expect((await (await send({ ...other, keyId: machine.keyId }))()).status).toBe(401);
    const { apiClients } = app.administrator;
    expect((await apiClients.endKey(machine.id, machine.keyId)).status).toBe(204);
    expect((await apiClients.endKey(machine.id, machine.keyId)).status).toBe(404);
    expect((await (await send(machine))()).status).toBe(401);
    for (const input of ['', 'sig', 'sig=()', 'sig=("@method");created=now', 'a=1;b=2, c']) {
      const answer = await new ApiClient(app.url).http.request('GET', CLIPS, {
        headers: { 'signature-input': input, signature: 'sig=:AAAA:' },
      });
      expect([input, answer.status]).toEqual([input, 401]);
    }
  });

  it('keep no private key, whoever brings one', async () => {
    const { id } = await createMachine(app.administrator);
    const { privateKey } = pair('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
    const jwk = JSON.stringify(privateKey.export({ format: 'jwk' }));
    for (const key of [pem, jwk]) {
      const answer = await app.administrator.apiClients.registerKey(id, key.toString());
      expect(answer).toMatchObject({ status: 422, body: { code: 'api-client.private-key' } });
    }
  });

  it('take only keys that the standard’s algorithms sign with', async () => {
    const { id } = await createMachine(app.administrator);
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
    const wrongCurve = generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).publicKey;
    for (const key of [rsa, wrongCurve]) {
      const pem = key.export({ type: 'spki', format: 'pem' }).toString();
      const answer = await app.administrator.apiClients.registerKey(id, pem);
      expect(answer).toMatchObject({ body: { code: 'api-client.other-kind-of-key' } });
    }
    const answer = await app.administrator.apiClients.registerKey(id, 'ssh-ed25519 AAAA');
    expect(answer).toMatchObject({ body: { code: 'api-client.not-a-key' } });
  });

  it('use no more nonces than their time allows', async () => {
    const machine = await signingMachine('ed25519');
    expect((await (await send(machine))()).status).toBe(201);
    const kept = async () => {
      const [row]: { nonces: number }[] = await app.dataSource.query(
        'SELECT count(*)::int AS nonces FROM api_client_nonce WHERE key_id = $1',
        [machine.keyId],
      );
      return row?.nonces;
    };
    expect(await kept()).toBe(1);
    clock.aheadMs = 11 * 60_000;
    const created = new Date(Date.now() + clock.aheadMs);
    expect((await (await send(machine, { created }))()).status).toBe(201);
    expect(await kept()).toBe(1);
  });
});
