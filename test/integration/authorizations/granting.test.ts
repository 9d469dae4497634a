import { createHash } from 'node:crypto';
import type { ApiClient } from '../../support/api-client/api-client.js';
import type { AuthorizationWish } from '../../support/api-client/authorizations.js';
import { expecting } from '../../support/api-client/http.js';
import { authorize, inDays } from '../../support/authorizations.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { chiefOf, createPerson } from '../../support/people.js';

const PDF = Buffer.from('%PDF-1.7\nsigned by the chief\n%%EOF\n');

describe('Written authorizations', () => {
  let app: HttpApplication;
  let chief: ApiClient;
  let records: ApiClient;
  let officer: ApiClient;
  const ids = new Map<ApiClient, string>();
  const idOf = (client: ApiClient) => ids.get(client) ?? '';

  beforeAll(async () => {
    app = await startHttpApplication({ takesJobs: false });
    const { administrator } = app;
    chief = await chiefOf(administrator);
    records = await createPerson(administrator, {
      username: 'records',
      roles: [{ role: 'records' }],
    });
    const { agency } = administrator;
    const { id: unitId } = await expecting(201, agency.addUnit({ name: 'Central', code: 'c' }));
    const olsen = { name: 'Kari Olsen', badgeNumber: '1001', unitId };
    const { id: officerId } = await expecting(201, agency.addOfficer(olsen));
    officer = await createPerson(administrator, {
      username: 'officer',
      roles: [{ role: 'officer' }],
      officerId,
    });
    for (const client of [chief, records, officer, administrator]) {
      ids.set(client, (await expecting(200, client.sessions.current())).person.id);
    }
  });
  afterAll(() => app.stop());

  const wish = (change: Partial<AuthorizationWish> = {}): AuthorizationWish => ({
    kind: 'viewing',
    personId: idOf(officer),
    reach: 'own',
    purpose: 'Writing reports about calls of one’s own',
    documentReference: 'Order 2026-7',
    validUntil: inDays(100),
    ...change,
  });
  const codeOf = async (client: ApiClient, change: Partial<AuthorizationWish>) => {
    const answer = await client.authorizations.grant(wish(change));
    return (answer.body as { code?: string }).code ?? answer.status;
  };

  it('come from the chief, and from nobody whom the chief has not designated', async () => {
    expect(await codeOf(chief, {})).toBe(201);
    for (const client of [records, officer, app.administrator]) {
      expect(await codeOf(client, {})).toBe('authorization.not-yours-to-give');
    }
  });

  it('the chief may authorize the chief: nobody is above', async () => {
    const id = await authorize(chief, chief);
    const read = await expecting(200, chief.authorizations.read(id));
    expect([read.person.id, read.authorizedBy.id]).toEqual([idOf(chief), idOf(chief)]);
    expect(read.designationId).toBeNull();
  });

  it('a designee authorizes others while the designation holds, never themselves', async () => {
    const designation = await authorize(chief, records, { kind: 'designation' });
    const given = await expecting(201, records.authorizations.grant(wish()));
    const read = await expecting(200, records.authorizations.read(given.id));
    expect(read.designationId).toBe(designation);
    const clearance = { kind: 'clearance', reach: undefined, restrictions: ['juvenile'] } as const;
    expect(await codeOf(records, { ...clearance })).toBe(201);
    expect(await codeOf(records, { personId: idOf(records) })).toBe('authorization.not-oneself');
    expect(await codeOf(records, { ...clearance, personId: idOf(records) })).toBe(
      'authorization.not-oneself',
    );
    const designates = { kind: 'designation', reach: undefined } as const;
    expect(await codeOf(records, designates)).toBe('authorization.only-the-chief');
    const revocation = await records.authorizations.revoke(designation, 'I would rather stay');
    expect((revocation.body as { code: string }).code).toBe('authorization.only-the-chief');

    await expecting(204, chief.authorizations.revoke(designation, 'Another post'));
    expect(await codeOf(records, {})).toBe('authorization.not-yours-to-give');
    // What was given while it held, holds.
    const after = await expecting(200, chief.authorizations.read(given.id));
    expect(after.standing).toBe('valid');
  });

  it('the chief does not designate the chief', async () => {
    const oneself = { kind: 'designation', reach: undefined, personId: idOf(chief) } as const;
    expect(await codeOf(chief, oneself)).toBe('authorization.not-oneself');
  });

  it.each<[string, Partial<AuthorizationWish>]>([
    ['authorization.too-long', { validUntil: inDays(366) }],
    ['authorization.period', { validUntil: inDays(-1) }],
    ['authorization.period', { validFrom: inDays(5), validUntil: inDays(4) }],
    ['authorization.document-missing', { documentReference: undefined }],
    ['authorization.no-pdf', { document: Buffer.from('<html>').toString('base64') }],
    ['authorization.reach-missing', { reach: undefined }],
    ['authorization.reach-missing', { reach: 'units' }],
    ['authorization.reach-missing', { kind: 'designation' }],
    ['authorization.restrictions-missing', { kind: 'clearance', reach: undefined }],
    ['authorization.restrictions-missing', { restrictions: ['juvenile'] }],
    ['authorization.person-not-found', { personId: '018f3c1e-0000-7000-8000-00000000dead' }],
    [
      'authorization.unit-not-found',
      { reach: 'units', unitIds: ['018f3c1e-0000-7000-8000-00000000dead'] },
    ],
  ])('%s: what is not whole is refused, and leaves one entry', async (code, change) => {
    const answer = await chief.authorizations.grant(wish(change));
    expect((answer.body as { code?: string }).code).toBe(code);
    const [row] = await app.dataSource.query<{ entries: string }[]>(
      `SELECT count(*) AS entries FROM audit.entry
        WHERE encode(body, 'escape')::jsonb ->> 'req' = $1`,
      [answer.headers.get('x-request-id')],
    );
    expect(row?.entries).toBe('1');
  });

  it('hold from now on at the earliest, whatever they say', async () => {
    const { id } = await expecting(
      201,
      chief.authorizations.grant(wish({ validFrom: '2020-01-01T00:00:00Z' })),
    );
    const { validFrom } = await expecting(200, chief.authorizations.read(id));
    expect(Math.abs(Date.parse(validFrom) - Date.now())).toBeLessThan(60_000);
  });

  it('keep the document by its digest and give it back byte for byte', async () => {
    const document = PDF.toString('base64');
    const { id } = await expecting(201, chief.authorizations.grant(wish({ document })));
    const { documentSha256 } = await expecting(200, officer.authorizations.read(id));
    expect(documentSha256).toBe(createHash('sha256').update(PDF).digest('hex'));
    const answer = await officer.authorizations.document(id);
    expect(answer.bytes.equals(PDF)).toBe(true);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect((await records.authorizations.document(id)).status).toBe(404);
  });

  it('are revoked once, with a reason, and never rewritten', async () => {
    const { id } = await expecting(201, chief.authorizations.grant(wish()));
    expect((await officer.authorizations.revoke(id, 'Not mine')).status).toBe(403);
    await expecting(204, chief.authorizations.revoke(id, 'Left the unit'));
    const again = await chief.authorizations.revoke(id, 'Once more');
    expect((again.body as { code: string }).code).toBe('authorization.already-revoked');
    const read = await expecting(200, chief.authorizations.read(id));
    expect(read.revocation).toMatchObject({ by: 'chief', reason: 'Left the unit' });
    await expect(
      app.dataSource.query(
        `UPDATE written_authorization SET valid_until = valid_until + interval '1 day'
          WHERE id = $1`,
        [id],
      ),
    ).rejects.toThrow('never changed');
  });

  it('everybody sees what was given to them, and nothing of others', async () => {
    const own = await expecting(200, officer.authorizations.list({ personId: idOf(chief) }));
    expect(own.items.length).toBeGreaterThan(2);
    expect(new Set(own.items.map(({ person }) => person.id))).toEqual(new Set([idOf(officer)]));
    expect([own.mayGrant, own.mayDesignate]).toEqual([false, false]);
    const all = await expecting(200, chief.authorizations.list({ standing: 'valid' }));
    expect(all.items.every(({ standing }) => standing === 'valid')).toBe(true);
    expect([all.mayGrant, all.mayDesignate]).toEqual([true, true]);
    const [foreign] = all.items.filter(({ person }) => person.id === idOf(chief));
    expect((await officer.authorizations.read(foreign!.id)).status).toBe(404);
  });

  it('tells the chief who works with footage and waits for an authorization', async () => {
    const people = await expecting(200, chief.authorizations.people());
    expect(people.items.map(({ name, isAuthorized }) => [name, isAuthorized])).toEqual([
      ['chief', true],
      ['officer', true],
      ['records', false],
    ]);
    expect((await officer.authorizations.people()).status).toBe(403);
  });
});
