import { auditEventCatalogue } from '../../../src/audit-trail/domain/audit-event.js';
import { FINDING_RULES, type FindingRule } from '../../../src/audit-reviews/domain/findings.js';
import { USUAL_HOURS } from '../../../src/audit-reviews/domain/review-hours.js';
import type { ApiClient } from '../../support/api-client/api-client.js';
import { expecting } from '../../support/api-client/http.js';
import { eventually } from '../../support/eventually.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { createPerson } from '../../support/people.js';

const NOBODY = '018f3c1e-0000-7000-8000-00000000dead';

let app: HttpApplication;
let administrator: ApiClient;
let supervisor: ApiClient;
let week: string;
beforeAll(async () => {
  app = await startHttpApplication();
  ({ administrator } = app);
  const unit = administrator.agency.addUnit({ name: 'Central', code: 'central' });
  const roles = [{ role: 'supervisor', unitId: (await expecting(201, unit)).id }];
  supervisor = await createPerson(administrator, { username: 'sam', roles });
  week = (await expecting(200, administrator.auditReviews.list())).running.week;
});
afterAll(() => app.stop());

describe('The reviews of the trail over HTTP', () => {
  it('show the running week, whose findings hold their entries', async () => {
    const { auditReviews } = administrator;
    const { state, findings } = await expecting(200, auditReviews.read(week));
    expect(state).toBe('open');
    const { found = 0 } = findings.find(({ id }) => id === 'privilege-changes') ?? {};
    const first = await expecting(
      200,
      auditReviews.entries(week, 'privilege-changes', { limit: 2 }),
    );
    const cursor = first.nextCursor ?? '';
    const rest = await expecting(200, auditReviews.entries(week, 'privilege-changes', { cursor }));
    expect([...first.items, ...rest.items]).toHaveLength(found);
    expect(rest.items.at(-1)?.words).toBe(
      'became the first administrator by the one-time setup link',
    );
    expect((await auditReviews.entries(week, 'log-reads', { cursor })).status).toBe(400);
  });

  it('are closed to a supervisor, whatever the address', async () => {
    const { auditReviews } = supervisor;
    const answers = [
      auditReviews.list(),
      auditReviews.read(week),
      auditReviews.entries(week, 'log-reads'),
      auditReviews.mark(week, 'log-reads', { mark: 'nothing-unusual' }),
      auditReviews.sign(week),
      auditReviews.followUp(week, { note: 'x' }),
      auditReviews.hours(),
      auditReviews.setHours(USUAL_HOURS),
    ];
    for (const { status } of await Promise.all(answers)) expect(status).toBe(403);
  });

  it.each(['2026-W54', '2026-W00', '2026-47', '2026-w47', "2026-W47'--", NOBODY])(
    'refuse %j as a week',
    async (name) => {
      expect((await administrator.auditReviews.read(encodeURIComponent(name))).status).toBe(400);
    },
  );

  it.each(['2001-W01', '2099-W12', '2026-W53'])('know nothing of the week %s', async (name) => {
    const { auditReviews } = administrator;
    expect((await auditReviews.read(name)).status).toBe(404);
    expect((await auditReviews.entries(name, 'log-reads')).status).toBe(404);
    expect((await auditReviews.sign(name)).status).toBe(404);
  });

  it('cannot be done while the week runs', async () => {
    const { auditReviews } = administrator;
    const said = { mark: 'nothing-unusual' };
    expect((await auditReviews.mark(week, 'log-reads', said)).body?.code).toBe(
      'audit-review.still-running',
    );
    expect((await auditReviews.sign(week)).body?.code).toBe('audit-review.still-running');
    expect((await auditReviews.followUp(week, { note: 'x' })).status).toBe(409);
  });

  it.each([
    ['log-reads', { mark: 'fine' }],
    ['log-reads', {}],
    ['log-reads', { mark: 'explained', note: 'a\0b' }],
    ['log-reads', { mark: 'explained', note: 'x', ownActs: 0 }],
    ['everything', { mark: 'explained', note: 'x' }],
  ])('refuse the mark of %s with %j', async (finding, said) => {
    expect((await administrator.auditReviews.mark(week, finding, said)).status).toBe(400);
  });

  it('refuse a note without end', async () => {
    const said = { mark: 'explained', note: 'x'.repeat(2001) };
    expect((await administrator.auditReviews.mark(week, 'log-reads', said)).status).toBe(400);
  });

  it('keep the usual hours, and every setting of them', async () => {
    const { auditReviews } = administrator;
    for (const wrong of [{ from: '6:00' }, { to: '24:00' }, { weekendsOutside: 'maybe' }]) {
      expect((await auditReviews.setHours({ ...USUAL_HOURS, ...wrong })).status).toBe(400);
    }
    const late = { ...USUAL_HOURS, from: '07:00' };
    await expecting(204, auditReviews.setHours(late));
    const { items } = await expecting(200, auditReviews.hours());
    expect(items).toMatchObject([late]);
  });

  it('are themselves read in the open: every reading is an entry', async () => {
    const { items } = await expecting(200, administrator.auditTrail.entries({ limit: 200 }));
    const kinds = new Set(items.map(({ kind }) => kind));
    for (const kind of ['listed', 'read', 'entries-read', 'hours-set', 'act-refused']) {
      expect(kinds).toContain(`audit-review.${kind}`);
    }
  });

  it('are opened by a job that looks every hour', async () => {
    const waiting = await eventually(async () => {
      const rows = await app.dataSource.query<{ start_after: Date }[]>(
        `SELECT start_after FROM pgboss.job
          WHERE name = 'audit-reviews.open-due-weeks' AND start_after > now()`,
      );
      expect(rows).toHaveLength(1);
      return rows;
    });
    expect(waiting[0]?.start_after.getUTCMinutes()).toBe(0);
  });
});

describe('The rules of the findings', () => {
  it('look for kinds of entries that somebody declares', () => {
    const declared = auditEventCatalogue().map(({ kind }) => kind);
    const hours = { ...USUAL_HOURS, timeZone: 'UTC' };
    const rules: readonly FindingRule[] = FINDING_RULES;
    const named = rules
      .flatMap(({ selections }) => selections(hours))
      .flatMap(({ kinds = [], notKinds = [] }) => [...kinds, ...notKinds]);
    expect(named.filter((kind) => !declared.includes(kind))).toEqual([]);
  });
});
