import { TrailConditions } from '../../../src/audit-trail/audit-trail.public.js';
import { type AuditReviewWorld, createAuditReviewWorld } from './audit-review-world.js';
import { holding } from '../agency/roster.js';

let world: AuditReviewWorld;
beforeEach(async () => {
  world = await createAuditReviewWorld();
});
afterEach(() => world.stop());

const at = (moment: string) => world.clock.set(new Date(moment));

describe('The review of a week', () => {
  it('is opened a quarter of an hour after its week, once, however often it is asked for', async () => {
    at('2026-10-26T05:14:00Z');
    expect(await world.open()).toEqual([]);
    at('2026-10-26T05:15:00Z');
    const asked = await Promise.all([world.open(), world.open(), world.open()]);
    expect(asked.flat()).toEqual(['2026-W43']);
    const opened = await world.dataSource.query<{ n: string }[]>(
      `SELECT count(*) AS n FROM audit.entry WHERE kind = 'audit-review.opened'`,
    );
    expect(opened).toEqual([{ n: '1' }]);
  });

  it('catches up after a downtime: each entry is in exactly one week', async () => {
    const moments = [
      '2026-10-25T12:00:00Z',
      // The edges of the week in which clocks go back: Mondays in daylight and in standard time.
      '2026-10-26T04:59:59.999Z',
      '2026-10-26T05:00:00Z',
      '2026-11-01T07:30:00Z',
      '2026-11-02T05:59:59.999Z',
      '2026-11-02T06:00:00Z',
      '2026-11-12T12:00:00Z',
    ];
    for (const moment of moments) await world.view(moment, world.admin, null);
    at('2026-11-16T07:00:00Z');
    expect(await world.open()).toEqual(['2026-W43', '2026-W44', '2026-W45', '2026-W46']);
    const views = async (week: string) =>
      (await world.entriesOf(world.commander, week, 'views-without-case')).length;
    const weeks = ['2026-W43', '2026-W44', '2026-W45', '2026-W46'];
    expect(await Promise.all(weeks.map(views))).toEqual([2, 3, 1, 1]);
    const { findings } = await world.read(world.commander, '2026-W44');
    for (const { id, found } of findings) {
      const entries = await world.entriesOf(world.commander, '2026-W44', id);
      expect([id, new Set(entries).size]).toEqual([id, found]);
    }
    const stretches = await world.dataSource.query<{ gap: string }[]>(
      `SELECT after_entry - lag(last_entry, 1, 0::bigint) OVER (ORDER BY from_at) AS gap
         FROM audit_review`,
    );
    expect(stretches.map(({ gap }) => gap)).toEqual(['0', '0', '0', '0']);
  });

  it('shows the running week so far, which nobody can review yet', async () => {
    await world.view('2026-10-22T12:00:00Z', world.admin, null);
    const running = await world.read(world.commander, '2026-W43');
    expect(running.review).toBeNull();
    expect(await world.found(world.commander, '2026-W43')).toMatchObject({
      'views-without-case': 1,
    });
    const said = { mark: 'nothing-unusual' as const, note: '' };
    await expect(
      world.mark(world.commander, '2026-W43', 'views-without-case', said),
    ).rejects.toMatchObject({ code: 'audit-review.still-running' });
    await expect(world.read(world.commander, '2026-W44')).rejects.toMatchObject({
      code: 'audit-review.not-found',
    });
  });

  it('is missed by the trail’s health once it is a week late', async () => {
    const condition = async () =>
      (await world.context.get(TrailConditions).all()).find(({ part }) => part === 'weekly review');
    at('2026-10-26T06:00:00Z');
    expect(await condition()).toMatchObject({ state: 'good', since: null });
    await world.open();
    expect(await condition()).toMatchObject({ state: 'good' });
    at('2026-11-02T06:00:01Z');
    expect(await condition()).toMatchObject({ state: 'stale' });
  });
});

describe('What is found in a week', () => {
  it('is sorted into findings by rules', async () => {
    const { admin, records } = world;
    await world.view('2026-10-22T12:00:00Z', records);
    await world.view('2026-10-22T10:59:59Z', records, null);
    await world.view('2026-10-24T18:00:00Z', records);
    await world.failSignIn('2026-10-24T18:01:00Z');
    await world.entriesOf(admin, '2026-W43', 'log-reads');
    at('2026-10-26T06:00:00Z');
    await world.open();
    expect(await world.found(world.commander, '2026-W43')).toMatchObject({
      'failed-sign-ins': 1,
      // A second before six in the morning, and on a Saturday.
      'after-hours-views': 1 + 1,
      'views-without-case': 1,
      // The founding, the first administrator, two people invited, approved, and both accepted.
      'privilege-changes': 8,
      'log-reads': 1,
    });
  });

  it('shows bursts of failed sign-ins, with names only to those who may see them', async () => {
    for (const second of ['00', '10', '20', '30', '40']) {
      await world.failSignIn(`2026-10-22T12:00:${second}Z`, 'ada', `192.0.2.${second}`);
    }
    for (const hour of ['13', '14', '15', '16', '17']) {
      await world.failSignIn(`2026-10-22T${hour}:00:00Z`, 'noor', '198.51.100.4');
    }
    at('2026-10-26T06:00:00Z');
    await world.open();
    const seenBy = async (who: typeof world.admin) => (await world.read(who, '2026-W43')).bursts;
    expect(await seenBy(holding('auditor'))).toEqual([
      { by: 'username', value: 'ada', times: 5, peak: 5 },
    ]);
    expect(await seenBy(world.admin)).toEqual([{ by: 'username', value: null, times: 5, peak: 5 }]);
  });
});
