import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';

let app: HttpApplication;
beforeAll(async () => {
  app = await startHttpApplication();
});
afterAll(() => app.stop());

const seenAgoS = async (): Promise<number> => {
  const [row] = await app.dataSource.query<{ ago: string }[]>(
    'SELECT extract(epoch FROM now() - max(last_seen_at)) AS ago FROM session',
  );
  return Number(row?.ago);
};

it('A screen that asks by itself does not keep its session alive; its person does', async () => {
  await app.dataSource.query(`UPDATE session SET last_seen_at = now() - interval '10 minutes'`);
  const { auditTrail } = app.administrator;
  for (const asked of [auditTrail.notices(), auditTrail.health(), auditTrail.tree()]) {
    expect((await asked).status).toBe(200);
  }
  expect(await seenAgoS()).toBeGreaterThan(500);
  await auditTrail.entries();
  expect(await seenAgoS()).toBeLessThan(60);
});
