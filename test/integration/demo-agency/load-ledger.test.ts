import { LoadLedgerCommand } from '../../../src/demo-agency/demo-agency.public.js';
import { createSmallAgency } from '../../support/agency.js';
import { expecting } from '../../support/api-client/http.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';

const from = new Date('2026-06-01T00:00:00Z');
const to = new Date('2026-11-01T00:00:00Z');
const ROWS = 6_000;

describe('a ledger of invented clips', () => {
  let app: HttpApplication;
  beforeAll(async () => {
    app = await startHttpApplication({ takesJobs: false });
  });
  afterAll(() => app.stop());

  it('holds as many clips as were asked for, each with its entry, and is found by its readers', async () => {
    const agency = await createSmallAgency(app.administrator);
    await app.context.get(LoadLedgerCommand).execute({ rows: ROWS, seed: 'weight', from, to });
    const [counts] = await app.dataSource.query<unknown[]>(
      `SELECT count(*)::int AS clips, count(DISTINCT unit_id)::int AS units,
              min(recorded_at) >= $1 AND max(recorded_at) < $2 AS "inPeriod" FROM clip`,
      [from, to],
    );
    expect(counts).toEqual({ clips: ROWS, units: 2, inPeriod: true });
    const page = await expecting(200, agency.centralSupervisor.clips.list({ limit: 10 }));
    expect(page.items).toHaveLength(10);
  });
});
