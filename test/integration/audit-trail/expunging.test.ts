import { createHash } from 'node:crypto';
import { Client } from 'pg';
import type { ApiClient } from '../../support/api-client/api-client.js';
import { expecting } from '../../support/api-client/http.js';
import { eventually } from '../../support/eventually.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { createPerson } from '../../support/people.js';

const orderSha256 = createHash('sha256').update('the order').digest('hex');
const reference = 'District Court, 27-CR-26-1234, 20 November 2026';

let app: HttpApplication;
let records: ApiClient;
let administrator: ApiClient;

beforeAll(async () => {
  app = await startHttpApplication();
  ({ administrator } = app);
  records = await createPerson(administrator, {
    username: 'rita',
    roles: [{ role: 'records' }],
  });
});
afterAll(() => app.stop());

/** An entry that discloses an address, and the number by which it is asked for. */
async function someEntry(): Promise<string> {
  const page = await expecting(
    200,
    administrator.auditTrail.entries({ kind: 'identity.signed-in' }),
  );
  return page.items[0]?.id ?? '';
}

const asked = async (wish: object) =>
  (
    await expecting(
      201,
      records.trailRetention.requestExpunction({ reference, orderSha256, ...wish }),
    )
  ).id;

describe('Expunging by court order', () => {
  it('takes two people, removes exactly what was listed, and leaves proofs as they were', async () => {
    const entryId = await someEntry();
    const other = (await disclosures('SELECT count(*) FROM audit.disclosure'))[0]?.['count'];
    const id = await asked({ entryIds: [entryId], names: ['address'] });
    const listed = await expecting(200, records.trailRetention.expunction(id));
    expect(listed).toMatchObject({ state: 'requested', valuesAsked: 1, requestedByName: 'rita' });
    expect(listed.items).toMatchObject([{ name: 'address', entry: { id: entryId } }]);

    const own = await records.trailRetention.decide('expunctions', id, 'approval');
    expect(own).toMatchObject({ status: 403, body: { code: 'audit-trail.same-person' } });
    await expecting(204, administrator.trailRetention.decide('expunctions', id, 'approval'));
    const done = await eventually(async () => {
      const now = await expecting(200, records.trailRetention.expunction(id));
      expect(now.state).toBe('done');
      return now;
    });
    expect(done.valuesRemoved).toBe(1);
    expect(Number(other)).toBeGreaterThan(1);
    const proof = await administrator.auditTrail.proof(entryId);
    expect(proof.bytes.toString()).toContain('c2sp.org/tlog-proof@v1');
    const entry = await expecting(200, administrator.auditTrail.entry(entryId));
    expect(entry.disclosures.map(({ name }) => name)).not.toContain('address');
  });

  it('is told by the trail: who asked, who approved, what each entry lost', async () => {
    const kinds = await app.dataSource.query<{ kind: string; count: string }[]>(
      `SELECT kind, count(*) FROM audit.entry
        WHERE kind IN ('audit-trail.expunction-requested', 'audit-trail.expunction-approved',
                       'audit-trail.disclosures-expunged', 'audit-trail.entry-expunged')
        GROUP BY kind`,
    );
    expect(kinds.map(({ count }) => count)).toEqual(['1', '1', '1', '1']);
  });

  it('is decided once', async () => {
    const id = await asked({ entryIds: [await someOtherEntry()] });
    await expecting(204, records.trailRetention.decide('expunctions', id, 'withdrawal'));
    const late = await administrator.trailRetention.decide('expunctions', id, 'approval');
    expect(late).toMatchObject({ status: 409, body: { code: 'audit-trail.already-decided' } });
  });

  it('lists entries about a subject, and only the values asked for', async () => {
    const { id: person } = (await expecting(200, records.sessions.current())).person;
    const wish = { targets: [`person:${person}`], names: ['address'] };
    const listed = await expecting(200, records.trailRetention.expunction(await asked(wish)));
    expect(new Set(listed.items.map(({ name }) => name))).toEqual(new Set(['address']));
  });

  it.each([
    [{ entryIds: ['999999999'] }, 422],
    [{}, 422],
    [{ entryIds: ['1; DROP'] }, 400],
    [{ targets: ['a b'] }, 400],
    [{ entryIds: ['1'], orderSha256: 'abc' }, 400],
    [{ entryIds: ['1'], reference: '' }, 400],
  ])('refuses %j with %d', async (wish, status) => {
    const body = { reference, orderSha256, ...wish };
    expect((await records.trailRetention.requestExpunction(body)).status).toBe(status);
  });

  it('is nobody else’s to see', async () => {
    const auditor = await createPerson(administrator, {
      username: 'otto',
      roles: [{ role: 'auditor' }],
    });
    expect((await auditor.trailRetention.expunctions()).status).toBe(403);
  });
});

describe('The database', () => {
  it('expunges nothing on one person’s word, whoever asks it', async () => {
    const id = await asked({ entryIds: [await someOtherEntry()] });
    await expect(app.dataSource.query('SELECT * FROM audit.expunge($1)', [id])).rejects.toThrow(
      /second person/,
    );
    await expect(
      app.dataSource.query(
        `UPDATE audit.two_person_request
            SET state = 'approved', decided_by = requested_by, decided_at = now(),
                approval_entry_id = 1 WHERE id = $1`,
        [id],
      ),
    ).rejects.toThrow(/ck_two_person_request_two_persons/);
    await expect(app.dataSource.query('DELETE FROM audit.disclosure')).rejects.toThrow(
      /permission/,
    );
  });

  it('takes no request that says it is approved already', async () => {
    await expect(
      app.dataSource.query(
        `INSERT INTO audit.two_person_request
           (id, act, state, requested_by, requested_at, decided_by, decided_at, approval_entry_id)
         VALUES (gen_random_uuid(), 'expunction', 'approved', 'person:a', now(), 'person:b', now(), 1)`,
      ),
    ).rejects.toThrow(/permission denied/);
  });

  it('changes no request without an entry about it', async () => {
    const id = await asked({ entryIds: [await someOtherEntry()] });
    await expect(
      app.dataSource.query(
        `UPDATE audit.two_person_request
            SET state = 'withdrawn', decided_by = 'person:x', decided_at = now() WHERE id = $1`,
        [id],
      ),
    ).rejects.toThrow(/lacks its audit entry/);
  });
});

async function someOtherEntry(): Promise<string> {
  const [row] = await disclosures(
    `SELECT entry.id FROM audit.entry JOIN audit.disclosure ON entry_id = (encode(entry.body, 'escape')::jsonb ->> 'id')::uuid
      ORDER BY entry.id DESC LIMIT 1`,
  );
  return String(row?.['id']);
}

async function disclosures(text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: app.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
