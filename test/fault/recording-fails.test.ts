import { Client } from 'pg';
import { createSmallAgency, type SmallAgency } from '../support/agency.js';
import { ApiClient } from '../support/api-client/api-client.js';
import { type Answer, expecting, type Problem } from '../support/api-client/http.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { eventually } from '../support/eventually.js';
import { type HttpReceiver, startHttpReceiver } from '../support/http-receiver.js';
import { setUpAgency, TEST_PASSWORD } from '../support/people.js';

let receiver: HttpReceiver;
let server: BuiltServer;
let administrator: ApiClient;
let agency: SmallAgency;
beforeAll(async () => {
  receiver = await startHttpReceiver();
  server = await startBuiltServer({
    env: {
      ALERT_WEBHOOK_URL: receiver.url,
      ALERT_WEBHOOK_SECRET: 'a secret of more than thirty-two letters',
    },
  });
  administrator = await setUpAgency(server);
  agency = await createSmallAgency(administrator);
});
afterAll(async () => {
  await server.stop();
  await receiver.close();
});

interface Fault {
  readonly begin: (owner: Client) => Promise<unknown>;
  readonly end: (owner: Client) => Promise<unknown>;
}

const raising = (name: string, errcode: string): Fault => ({
  begin: (owner) =>
    owner.query(`
      CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE 'the disk says no' USING ERRCODE = '${errcode}'; END $$;
      CREATE TRIGGER ${name} BEFORE INSERT ON audit.entry
        FOR EACH ROW EXECUTE FUNCTION ${name}()`),
  end: (owner) => owner.query(`DROP FUNCTION ${name} CASCADE`),
});

const FAULTS: readonly (readonly [string, Fault])[] = [
  ['a trigger fails', raising('fault_trigger', 'P0001')],
  ['the disk is full', raising('fault_disk', '53100')],
  [
    'the right is gone',
    {
      begin: (owner) => owner.query('REVOKE INSERT (body) ON audit.entry FROM plumbline_app'),
      end: (owner) => owner.query('GRANT INSERT (body) ON audit.entry TO plumbline_app'),
    },
  ],
  [
    'the table is locked',
    {
      begin: (owner) => owner.query('BEGIN; LOCK TABLE audit.entry IN SHARE ROW EXCLUSIVE MODE'),
      end: (owner) => owner.query('ROLLBACK'),
    },
  ],
];

describe.each(FAULTS)('I01 when no entry can be written because %s', (_why, fault) => {
  let owner: Client;
  beforeAll(async () => {
    owner = new Client({ connectionString: server.databaseUrl });
    await owner.connect();
  });
  afterAll(() => owner.end());

  it('every act is refused, nothing is half-done, and it is told at once', async () => {
    const before = await stateOf(owner);
    const heard = receiver.posted.length;
    await fault.begin(owner);

    const refused = await Promise.all([
      new ApiClient(server.url).signingIn.begin('ada', TEST_PASSWORD),
      administrator.agency.addUnit({ name: 'South', code: 'south' }),
      administrator.auditTrail.entries(),
      agency.auditor.auditTrail.export(),
      agency.auditor.clips.list({}),
    ]);
    expect(refused.map(codeOf)).toEqual(refused.map(() => '503 audit-trail.cannot-record'));
    expect(await stateOf(owner)).toEqual(before);

    await untilTold(heard, 'recording raised', 10_000);
    const health = await expecting(200, administrator.auditTrail.health());
    expect(health.conditions).toContainEqual(
      expect.objectContaining({ part: 'recording', state: 'failed' }),
    );
    const notices = await expecting(200, agency.officer.auditTrail.notices());
    expect(notices.items).toContainEqual(
      expect.objectContaining({ part: 'recording', level: 'trouble' }),
    );
  });

  it('and goes on without a restart once one can be written again', async () => {
    const heard = receiver.posted.length;
    await fault.end(owner);
    await new ApiClient(server.url).signIn('ada', TEST_PASSWORD);
    await expecting(200, administrator.auditTrail.entries());
    await untilTold(heard, 'recording cleared', 60_000);
    expect((await expecting(200, agency.officer.auditTrail.notices())).items).toEqual([]);
    await eventually(async () => {
      const { items } = await expecting(
        200,
        administrator.auditTrail.entries({ kind: 'audit-trail.alert-cleared' }),
      );
      expect(items.length).toBeGreaterThan(0);
    });
  });
});

describe('I01 when the database is gone', () => {
  it('that is told without it, once, and its end as well, and both are entered later', async () => {
    const heard = receiver.posted.length;
    const name = new URL(server.databaseUrl).pathname.slice(1);
    const elsewhere = new URL(server.databaseUrl);
    elsewhere.pathname = '/postgres';
    const owner = new Client({ connectionString: elsewhere.href });
    await owner.connect();
    await owner.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await owner.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
      name,
    ]);
    await untilTold(heard, 'recording raised', 60_000);
    expect((await administrator.auditTrail.entries()).status).toBeGreaterThanOrEqual(500);

    await owner.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await owner.end();
    await untilTold(heard, 'recording cleared', 60_000);
    const raised = newsSince(heard).filter((news) => news === 'recording raised');
    expect(raised).toHaveLength(1);
    await eventually(async () => {
      const kind = { kind: 'audit-trail.alert-cleared' };
      const { items } = await expecting(200, administrator.auditTrail.entries(kind));
      expect(items.length).toBeGreaterThan(0);
    });
  });
});

const codeOf = ({ status, body }: Answer<unknown>) => `${status} ${(body as Problem).code}`;

/** What the receiver was told after it had heard so much: `<cause> <news>`. */
function newsSince(heard: number): string[] {
  return receiver.posted.slice(heard).map(({ body }) => {
    const { cause, news } = JSON.parse(body) as { cause: string; news: string };
    return `${cause} ${news}`;
  });
}

async function untilTold(heard: number, news: string, patienceMs: number): Promise<void> {
  await eventually(() => {
    expect(newsSince(heard)).toContain(news);
    return Promise.resolve();
  }, patienceMs);
}

/** What the acts would have changed. */
async function stateOf(owner: Client): Promise<unknown> {
  const { rows } = await owner.query(
    'SELECT (SELECT count(*) FROM session) AS sessions, (SELECT count(*) FROM unit) AS units',
  );
  return rows[0];
}
