import { type EntryFilter, EntriesQuery } from '../../../src/audit-trail/queries/entries.query.js';
import { entriesRead } from '../../../src/audit-trail/domain/audit-trail.audit-events.js';
import { createTrailDatabase, somebody, thingDone, type TrailDatabase } from './trail-database.js';

/** Enough for PostgreSQL to prefer an index where there is one. */
const ENTRIES = 3000;

const entries = new EntriesQuery();
let database: TrailDatabase;
beforeAll(async () => {
  database = await createTrailDatabase();
  database.clock.set(new Date());
  const done = Array.from({ length: ENTRIES }, (_, step) =>
    thingDone({ id: `t${step}`, facts: { step } }),
  );
  const denied = thingDone({ id: 'denied', facts: { step: 1 }, outcome: 'denied' });
  const failed = thingDone({ id: 'failed', facts: { step: 2 }, outcome: 'failed' });
  const lookedFor = entriesRead({ id: 'entries', facts: { outcome: 'denied' } });
  await database.transactions.run((tx) =>
    database.trail.recordAll(tx, somebody, [denied, failed, lookedFor, ...done]),
  );
  await database.sql('ANALYZE audit.entry');
});
afterAll(() => database.drop());

describe('Looking for entries', () => {
  it('of one kind reads an index', async () => {
    const found = await find({ kind: 'audit-trail.entries-read' }, 'ix_entry_kind_id');
    expect(found).toEqual({ targets: ['audit-trail:entries'], usesIndex: true });
  });

  it.each(['denied', 'failed'])('that were %s reads an index, and they alone', async (outcome) => {
    const found = await find({ outcome }, 'ix_entry_not_successful_id');
    expect(found).toEqual({ targets: [`thing:${outcome}`], usesIndex: true });
  });

  it('before a moment leaves out what came more than a day later', async () => {
    const now = Date.now();
    const hour = 60 * 60 * 1000;
    const filter = { kind: 'audit-trail.entries-read' };
    const soon = await find({ ...filter, to: new Date(now + hour) }, 'ix_entry_kind_id');
    expect(soon.targets).toHaveLength(1);
    // States a moment long ago, but was received now: a clock that far off is no clock.
    database.clock.set(new Date(now - 72 * hour));
    await database.trail.recordAlone(somebody, thingDone({ id: 'early', facts: { step: 1 } }));
    const early = { target: 'thing:early' };
    const within = await find({ ...early, to: new Date(now - 23 * hour) }, 'ix_entry_target_xid');
    expect(within.targets).toEqual(['thing:early']);
    const beyond = await find({ ...early, to: new Date(now - 25 * hour) }, 'ix_entry_target_xid');
    expect(beyond.targets).toEqual([]);
  });
});

async function find(filter: EntryFilter, index: string) {
  return database.transactions.run(async (tx) => {
    const found = await entries.page(tx, filter, null, 10);
    const [row] = await tx.query<{ scans: string }[]>(
      `SELECT sum(pg_stat_get_xact_numscans(inhrelid)) AS scans
         FROM pg_inherits WHERE inhparent = ('audit.' || $1)::regclass`,
      [index],
    );
    const bodies = found.map(({ body }) => JSON.parse(body.toString()) as { target: string });
    return { targets: bodies.map(({ target }) => target), usesIndex: Number(row?.scans) > 0 };
  });
}
