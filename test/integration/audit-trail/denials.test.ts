import { Client } from 'pg';
import { Denials } from '../../../src/audit-trail/commands/denials.js';
import { denialsCounted } from '../../../src/audit-trail/domain/denials.audit-events.js';
import { ENTERED_EACH } from '../../../src/audit-trail/domain/denial-counter.js';
import { createSmallAgency, type SmallAgency } from '../../support/agency.js';
import { ApiClient } from '../../support/api-client/api-client.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';

const BURST = 10_000;

interface Denied {
  readonly kind: string;
  readonly actor: string;
  readonly facts: { readonly times?: number };
}

describe('I13: a burst of denials', () => {
  let app: HttpApplication;
  let agency: SmallAgency;
  beforeAll(async () => {
    app = await startHttpApplication({ takesJobs: false });
    agency = await createSmallAgency(app.administrator);
  });
  afterAll(() => app.stop());

  const deniedSince = async (number: string) =>
    app.dataSource.query<Denied[]>(
      `SELECT kind, actor, encode(body, 'escape')::jsonb -> 'facts' AS facts FROM audit.entry
        WHERE id > $1 AND encode(body, 'escape')::jsonb ->> 'outcome' <> 'success' ORDER BY id`,
      [number],
    );
  const newest = async () => {
    const [row] = await app.dataSource.query<{ id: string }[]>(
      'SELECT coalesce(max(id), 0) AS id FROM audit.entry',
    );
    return row!.id;
  };
  const total = (denied: readonly Denied[]) =>
    denied.reduce((sum, { facts }) => sum + (facts.times ?? 1), 0);

  /** Many at a time, as a program would ask that goes through identifiers. */
  const flood = async (ask: () => Promise<unknown>, times: number) => {
    for (let done = 0; done < times; done += 50) {
      await Promise.all(Array.from({ length: 50 }, ask));
    }
  };

  it('of somebody signed in is entered once for all beyond the first, and to the last one', async () => {
    const before = await newest();
    await flood(() => agency.officer.http.get('/api/v1/people'), BURST);
    await app.context.get(Denials).enterCounts();
    const denied = await deniedSince(before);
    expect(total(denied)).toBe(BURST);
    // One window lasts a minute; a slow machine may see the burst through two or three of them.
    const counted = denied.filter(({ kind }) => kind === denialsCounted.kind);
    expect(counted.length).toBeLessThanOrEqual(3);
    expect(denied.length).toBeLessThanOrEqual(counted.length * (ENTERED_EACH.person + 1));
    expect(new Set(denied.map(({ actor }) => actor)).size).toBe(1);
  });

  it('of visitors without a session does not fill the trail either', async () => {
    const before = await newest();
    const visitor = new ApiClient(app.url);
    await flood(() => visitor.http.get('/api/v1/people'), 1_000);
    await flood(() => visitor.http.get('/api/v1/no-such-thing'), 1_000);
    await app.context.get(Denials).enterCounts();
    const denied = await deniedSince(before);
    expect(total(denied)).toBe(2_000);
    expect(denied.length).toBeLessThanOrEqual(3 * (ENTERED_EACH.visitor + 1));
  });

  it('of malformed requests is counted as well', async () => {
    const before = await newest();
    await flood(() => agency.records.http.post('/api/v1/clips', { nonsense: true }), 200);
    await app.context.get(Denials).enterCounts();
    expect(total(await deniedSince(before))).toBe(200);
  });

  it('leaves its count when the server stops', async () => {
    const other = await startHttpApplication({ takesJobs: false });
    const { databaseUrl } = other;
    const visitor = new ApiClient(other.url);
    await Promise.all(Array.from({ length: 50 }, () => visitor.http.get('/api/v1/people')));
    await other.context.close();
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ facts: { times?: number } }>(
      `SELECT encode(body, 'escape')::jsonb -> 'facts' AS facts FROM audit.entry
        WHERE kind IN ('identity.request-refused', 'audit-trail.denials-counted')`,
    );
    await client.end();
    expect(rows.reduce((sum, { facts }) => sum + (facts.times ?? 1), 0)).toBe(50);
    await other.stop();
  });
});
