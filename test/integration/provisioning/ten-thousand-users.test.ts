import { performance } from 'node:perf_hooks';
import { Client } from 'pg';
import { expecting } from '../../support/api-client/http.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { createProvisioner, type MachineInTest } from '../../support/machines.js';

const PEOPLE = 10_000;

/** Rows as provisioning leaves them, without their entries; making each by HTTP would test patience. */
const FILL = `
  ALTER TABLE person DISABLE TRIGGER tr_needs_entry;
  ALTER TABLE provisioned_account DISABLE TRIGGER tr_needs_entry;
  INSERT INTO person (id, username, display_name, state, created_at)
    SELECT md5(n::text)::uuid, 'user' || n || '@agency.example', 'User ' || n,
           CASE WHEN n % 10 = 0 THEN 'disabled' ELSE 'active' END, now()
    FROM generate_series(1, ${PEOPLE}) AS n;
  INSERT INTO provisioned_account (person_id, external_id, linked_by, created_at, changed_at)
    SELECT md5(n::text)::uuid, 'external-' || n, md5('client')::uuid, now(), now()
    FROM generate_series(1, ${PEOPLE}) AS n;`;

describe('Ten thousand users', () => {
  let app: HttpApplication;
  let machine: MachineInTest;
  beforeAll(async () => {
    app = await startHttpApplication({ takesJobs: false });
    machine = await createProvisioner(app.administrator);
    const owner = new Client({ connectionString: app.databaseUrl });
    await owner.connect();
    await owner.query(FILL);
    await owner.end();
  });
  afterAll(() => app.stop());

  it('are paged through once each', async () => {
    const seen = new Set<string>();
    for (let startIndex = 1; startIndex <= PEOPLE; startIndex += 200) {
      const page = await expecting(200, machine.client.scim.users({ startIndex, count: 200 }));
      expect(page).toMatchObject({ totalResults: PEOPLE, startIndex, itemsPerPage: 200 });
      for (const { id } of page.Resources) seen.add(id);
    }
    expect(seen.size).toBe(PEOPLE);
    const past = await expecting(200, machine.client.scim.users({ startIndex: PEOPLE + 1 }));
    expect(past).toMatchObject({ totalResults: PEOPLE, Resources: [] });
  });

  it.each<[string, number]>([
    ['userName eq "USER77@agency.example"', 1],
    ['externalId eq "external-4711"', 1],
    ['externalId eq "EXTERNAL-4711"', 0],
    ['active eq false', 1_000],
    ['active eq true and userName sw "user1"', 1_111 - 111],
    ['not (active eq true) and (externalId ew "-10" or externalId ew "-20")', 2],
    [`urn:ietf:params:scim:schemas:core:2.0:User:userName eq "user1@agency.example"`, 1],
    ['externalId pr', PEOPLE],
  ])('are found by %s', async (filter, expected) => {
    const began = performance.now();
    const found = await expecting(200, machine.client.scim.users({ filter, count: 5 }));
    expect(found.totalResults).toBe(expected);
    expect(found.Resources.length).toBe(Math.min(5, expected));
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it.each([
    `userName eq "' OR 1=1 --"`,
    'userName eq "\\u0000"',
    `externalId eq "${'x'.repeat(400)}"`,
  ])('hold none that %s finds', async (filter) => {
    const found = await expecting(200, machine.client.scim.users({ filter }));
    expect(found.totalResults).toBe(0);
  });

  it.each([
    'userName',
    'userName eq',
    'userName eq "a" and',
    'password eq "x"',
    'constructor eq "x"',
    '__proto__ pr',
    'userName gt "a"',
    'userName constructor "a"',
    'active eq "perhaps"',
    'emails[type eq "work"]',
    'meta.lastModified gt "2011-05-13T04:42:34Z"',
    '('.repeat(400),
    `${'not '.repeat(120)}active eq true`,
    `userName eq "${'x'.repeat(600)}"`,
    '$(sleep 5)',
    '(a+)+$',
  ])('are not searched by %s', async (filter) => {
    const answer = await machine.client.scim.users({ filter });
    expect([filter, answer.status < 500]).toEqual([filter, true]);
    if (!filter.startsWith('not ')) {
      expect(answer).toMatchObject({ status: 400, body: { scimType: 'invalidFilter' } });
    }
  });

  it('come in pages of a size that the server bounds', async () => {
    const { scim } = machine.client;
    expect((await expecting(200, scim.users({ count: 100_000 }))).itemsPerPage).toBe(200);
    expect((await expecting(200, scim.users({ count: -3 }))).itemsPerPage).toBe(0);
    expect(await expecting(200, scim.users({ count: 0 }))).toMatchObject({ totalResults: PEOPLE });
    expect((await expecting(200, scim.users({ startIndex: -5, count: 1 }))).startIndex).toBe(1);
    expect((await scim.users({ count: 'many' })).status).toBe(400);
  });
});
