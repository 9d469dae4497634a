import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';

let app: HttpApplication;
beforeAll(async () => {
  app = await startHttpApplication();
});
afterAll(() => app.stop());

describe('The audit trail over HTTP', () => {
  it('pages through entries in words, and holds the readings themselves', async () => {
    const { auditTrail } = app.administrator;
    const first = await auditTrail.entries({ limit: 2 });
    expect(first.status).toBe(200);
    expect(first.body.items).toHaveLength(2);
    const second = await auditTrail.entries({ limit: 2, cursor: first.body.nextCursor ?? '' });
    expect(Number(second.body.items[0]?.id)).toBeLessThan(Number(first.body.items[1]?.id));
    const readings = await auditTrail.entries({ kind: 'audit-trail.entries-read' });
    expect(readings.body.items).toHaveLength(2);
  });

  it.each([
    [{ actor: 'somebody; DROP' }, 400],
    [{ target: 'a b' }, 400],
    [{ cursor: 'forged.cursor' }, 400],
    [{ from: 'yesterday' }, 400],
  ])('refuses the filter %j', async (query, status) => {
    expect((await app.administrator.auditTrail.entries(query)).status).toBe(status);
  });

  it.each(['0', '-1', 'x', '99999999999999999999', '999999'])('has no entry %s', async (id) => {
    expect((await app.administrator.auditTrail.entry(id)).status).toBe(404);
  });

  it('tells the state of the tree', async () => {
    expect((await app.administrator.auditTrail.tree()).body).toMatchObject({ trouble: null });
  });

  it('is exported by those who may, and an administrator may not', async () => {
    expect((await app.administrator.auditTrail.export()).status).toBe(403);
  });
});
