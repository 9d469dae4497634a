import { ClockWatch } from '../../../src/audit-trail/jobs/clock-watch.service.js';
import { AuditTrail } from '../../../src/audit-trail/commands/audit-trail.js';
import { EntryRepository } from '../../../src/audit-trail/persistence/entry.repository.js';
import { SystemClock } from '../../../src/platform/clock/clock.js';
import { eventually } from '../../support/eventually.js';
import { createTrailDatabase, somebody, thingDone, type TrailDatabase } from './trail-database.js';
import { createTrailPublisher, type TrailPublisher } from './trail-publisher.js';

const HOUR_MS = 3_600_000;

let database: TrailDatabase;
let publisher: TrailPublisher;
beforeAll(async () => {
  database = await createTrailDatabase();
  publisher = await createTrailPublisher(database.url);
});
afterAll(async () => {
  await publisher.close();
  await database.drop();
});

describe('I05 A clock that is set back', () => {
  it('is an entry of its own, and the order of entries stays that in which they came', async () => {
    let aheadMs = 0;
    const clock = new SystemClock(() => Date.now() + aheadMs);
    const trail = new AuditTrail(database.transactions, clock, new EntryRepository());
    new ClockWatch(clock, trail).onModuleInit();
    const record = (id: string) =>
      trail.recordAlone(somebody, thingDone({ id, facts: { step: 1 } }));
    await record('before');
    aheadMs = -HOUR_MS;
    await record('after');
    await eventually(async () => {
      const rows = await database.sql(
        `SELECT body FROM audit.entry WHERE kind = 'audit-trail.clock-anomaly'`,
      );
      expect(rows.map(({ body }) => (JSON.parse(String(body)) as Said).facts.byMs)).toEqual([
        expect.closeTo(-HOUR_MS, -3),
      ]);
    });
    await publisher.sequence();
    const rows = await database.sql(
      `SELECT idx, target, body FROM audit.leaf JOIN audit.entry ON entry.id = leaf.entry_id
        WHERE kind = 'spec.thing-done' ORDER BY idx`,
    );
    expect(rows.map(({ target }) => target)).toEqual(['thing:before', 'thing:after']);
    const [before, after] = rows.map(({ body }) => JSON.parse(String(body)) as Said);
    expect(before!.at).toMatch(/\.\d{6}Z$/);
    expect(Date.parse(after!.at)).toBeLessThan(Date.parse(before!.at));
    expect(before!.host).toMatch(/^[A-Za-z0-9.-]+$/);
  });
});

interface Said {
  readonly at: string;
  readonly host: string;
  readonly facts: { readonly byMs: number };
}
