import { Client } from 'pg';
import { ApiClient } from '../support/api-client/api-client.js';
import { expecting } from '../support/api-client/http.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { createPerson, setUpAgency, TEST_PASSWORD } from '../support/people.js';
import { SoftPasskey } from '../support/soft-passkey.js';
import { codeOf } from '../support/totp.js';

/** The failures of these tests all come from one address, which must not be turned away for it. */
const NOT_LOCKED_BY = { status: 401, body: { code: 'sign-in.wrong-code' } };
const ROLES = [{ role: 'records' }];

describe('Second factors, on the built server', () => {
  let server: BuiltServer;
  let admin: ApiClient;
  beforeAll(async () => {
    server = await startBuiltServer();
    admin = await setUpAgency(server);
  });
  afterAll(() => server.stop());

  /** Somebody with an app, whose present code enrolled it and so is used. */
  const withApp = async (username: string) => {
    const client = await createPerson(admin, { username, roles: ROLES });
    const { secret } = await expecting(201, client.secondFactors.beginTotp());
    await expecting(201, client.secondFactors.confirmTotp(codeOf(secret)));
    return { client, secret };
  };

  /** A browser where the person has just proved the password. */
  const afterPassword = async (username: string) => {
    const client = new ApiClient(server.url);
    await expecting(201, client.signingIn.begin(username, TEST_PASSWORD));
    return client;
  };

  const sql = async <Row>(statement: string, values: unknown[] = []): Promise<Row[]> => {
    const client = new Client({ connectionString: server.databaseUrl });
    await client.connect();
    try {
      return (await client.query(statement, values)).rows as Row[];
    } finally {
      await client.end();
    }
  };

  const reasonOf = async (requestId: string | null) => {
    const [entry] = await sql<{ reason: string }>(
      `SELECT encode(body, 'escape')::jsonb -> 'facts' ->> 'reason' AS reason FROM audit.entry
        WHERE kind = 'sign-in.failed' AND encode(body, 'escape')::jsonb ->> 'req' = $1`,
      [requestId],
    );
    return entry?.reason;
  };

  const enrolled = async (username: string) => {
    const client = await createPerson(admin, { username, roles: ROLES });
    const passkey = new SoftPasskey(server.url);
    const { options } = await expecting(201, client.secondFactors.beginPasskey());
    await expecting(201, client.secondFactors.confirmPasskey(passkey.create(options)));
    return passkey;
  };

  it('A13 a code is good once, and its second use is entered as what it is', async () => {
    const { secret } = await withApp('a13');
    await expecting(200, (await afterPassword('a13')).signingIn.totp(codeOf(secret, 1)));
    const again = await (await afterPassword('a13')).signingIn.totp(codeOf(secret, 1));
    expect(again).toMatchObject(NOT_LOCKED_BY);
    expect(await reasonOf(again.headers.get('x-request-id'))).toBe('replayed-code');
  });

  // Before the others: what floods is entered as a count, without its reasons.
  it('A19 a passkey whose counter goes back is refused, and entered as a copy', async () => {
    const passkey = await enrolled('a19-counter');
    const use = async (counter: number) => {
      const visitor = await afterPassword('a19-counter');
      const { options } = await expecting(200, visitor.signingIn.passkeyOptions());
      return visitor.signingIn.passkey(passkey.get(options, { counter }));
    };
    expect((await use(5)).status).toBe(200);
    for (const old of [5, 4, 0]) {
      const refused = await use(old);
      expect(refused).toMatchObject(NOT_LOCKED_BY);
      expect(await reasonOf(refused.headers.get('x-request-id'))).toBe('copied-passkey');
    }
    expect((await use(6)).status).toBe(200);
  });

  it('A14 the codes of the steps before and after are good, and those beyond are not', async () => {
    const { secret } = await withApp('a14');
    for (const far of [-3, 3]) {
      const refused = await (await afterPassword('a14')).signingIn.totp(codeOf(secret, far));
      expect(refused).toMatchObject(NOT_LOCKED_BY);
    }
    // The clock may move on to the next step in between: the one after is then the present one.
    await expecting(200, (await afterPassword('a14')).signingIn.totp(codeOf(secret, 1)));
  });

  it('A15 wrong codes lock like wrong passwords, and a new password step clears nothing', async () => {
    const { client, secret } = await withApp('a15');
    for (let wrong = 0; wrong < 5; wrong += 1) {
      const visitor = await afterPassword('a15');
      expect((await visitor.signingIn.totp(codeOf(secret, 100 + wrong))).status).toBe(401);
    }
    const right = await new ApiClient(server.url).signingIn.begin('a15', TEST_PASSWORD);
    expect(right).toMatchObject({ status: 401, body: { code: 'sign-in.wrong-credentials' } });
    expect((await client.sessions.current()).status).toBe(200);
  });

  it('A16 a code without a password step, or in another person’s, is refused', async () => {
    const { secret } = await withApp('a16');
    await withApp('other16');
    const alone = await new ApiClient(server.url).signingIn.totp(codeOf(secret, 1));
    expect(alone).toMatchObject({ status: 401, body: { code: 'sign-in.not-begun' } });
    const other = await (await afterPassword('other16')).signingIn.totp(codeOf(secret, 1));
    expect(other).toMatchObject(NOT_LOCKED_BY);
    // It was not used up by that.
    await expecting(200, (await afterPassword('a16')).signingIn.totp(codeOf(secret, 1)));
  });

  it('A17 of parallel requests with the same code, one gets a session', async () => {
    const { secret } = await withApp('a17');
    const { digest } = await expecting(200, admin.signingIn.notice());
    const visitors = await Promise.all([1, 2, 3, 4].map(() => afterPassword('a17')));
    for (const one of visitors) await expecting(200, one.signingIn.acknowledge(digest));
    const code = codeOf(secret, 1);
    const answers = await Promise.all(visitors.map((one) => one.signingIn.totp(code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
    const sessions = await Promise.all(visitors.map((one) => one.sessions.current()));
    expect(sessions.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('A18 a recovery code is good once, and guesses at one lock the account', async () => {
    const { client } = await withApp('a18');
    const { codes } = await expecting(201, client.secondFactors.makeRecoveryCodes());
    const [first = '', second = ''] = codes;
    await expecting(200, (await afterPassword('a18')).signingIn.recoveryCode(first.toLowerCase()));
    const again = await (await afterPassword('a18')).signingIn.recoveryCode(first);
    expect(again).toMatchObject(NOT_LOCKED_BY);
    const guesser = await afterPassword('a18');
    const statuses = new Set<number>();
    for (let guess = 0; guess < 20; guess += 1) {
      const typed = String(guess).padStart(24, '0');
      statuses.add((await guesser.signingIn.recoveryCode(typed)).status);
    }
    expect(statuses).toEqual(new Set([401]));
    const right = await guesser.signingIn.recoveryCode(second);
    expect(right.status).toBe(401);
  });

  describe('A19 a passkey is not believed', () => {
    it.each([
      ['from another origin', { origin: 'https://plumbline.example' }],
      ['for another RP ID', { rpId: 'plumbline.example' }],
      ['without user verification', { isUserVerified: false }],
      ['with a challenge of its own', { challenge: Buffer.alloc(32, 7).toString('base64url') }],
      ['that was made for an enrolment', { type: 'webauthn.create' }],
    ])('A19 %s', async (what, deviation) => {
      const username = `a19-${what.replace(/\W/g, '')}`;
      const passkey = await enrolled(username);
      const visitor = await afterPassword(username);
      const asked = await expecting(200, visitor.signingIn.passkeyOptions());
      const refused = await visitor.signingIn.passkey(passkey.get(asked.options, deviation));
      expect(refused).toMatchObject(NOT_LOCKED_BY);
      const honest = await expecting(200, visitor.signingIn.passkeyOptions());
      await expecting(200, visitor.signingIn.passkey(passkey.get(honest.options)));
    });

    it('A19 with a challenge that was answered, or asked in another sign-in', async () => {
      const passkey = await enrolled('a19-replay');
      const first = await afterPassword('a19-replay');
      const { options } = await expecting(200, first.signingIn.passkeyOptions());
      const answer = passkey.get(options);
      const elsewhere = await afterPassword('a19-replay');
      await expecting(200, elsewhere.signingIn.passkeyOptions());
      expect(await elsewhere.signingIn.passkey(answer)).toMatchObject(NOT_LOCKED_BY);
      await expecting(200, first.signingIn.passkey(answer));
      const later = await afterPassword('a19-replay');
      expect(await later.signingIn.passkey(answer)).toMatchObject(NOT_LOCKED_BY);
    });
  });

  it('J04 C15 a secret is sealed where it lies, shown once, and opens in no other row', async () => {
    const { secret } = await withApp('j04a');
    const { secret: other } = await withApp('j04b');
    const rows = await sql<{ sealed: Buffer }>(
      `SELECT sealed_secret AS sealed FROM second_factor WHERE kind = 'totp'`,
    );
    for (const { sealed } of rows) {
      for (const plain of [secret, other]) expect(sealed.includes(Buffer.from(plain))).toBe(false);
    }
    await sql(`
      BEGIN; SET LOCAL session_replication_role = replica;
      ALTER TABLE second_factor DISABLE TRIGGER tr_needs_entry;
      UPDATE second_factor SET sealed_secret = (
        SELECT theirs.sealed_secret FROM second_factor theirs JOIN person ON person.id = theirs.person_id
         WHERE person.username = 'j04b' AND theirs.kind = 'totp')
       WHERE kind = 'totp' AND person_id = (SELECT id FROM person WHERE username = 'j04a');
      ALTER TABLE second_factor ENABLE ALWAYS TRIGGER tr_needs_entry; COMMIT;`);
    for (const typed of [secret, other]) {
      const refused = await (await afterPassword('j04a')).signingIn.totp(codeOf(typed, 1));
      expect(refused).toMatchObject(NOT_LOCKED_BY);
    }
    expect(server.log()).toContain('does not open');
    expect(server.log()).not.toContain(secret);
  });
});
