import { JudgeOverdueEventsCommand } from '../../../src/activations/commands/judge-overdue-events.command.js';
import { CoverageHistory } from '../../../src/activations/activations.public.js';
import { Transactions } from '../../../src/platform/database/transactions.js';
import { after, type Duty, startDuty } from './duty.js';

const HOURS = 3600;

describe('an event whose footage does not come', () => {
  let duty: Duty;
  beforeAll(async () => {
    duty = await startDuty();
    await duty.tellAll(
      Array.from({ length: 25 }, (_, nth) => ({ eventId: `draw-${nth}`, occurredAt: after(nth) })),
    );
  });
  afterAll(() => duty.app.stop());

  const judgeOverdue = async () => {
    const command = duty.app.context.get(JudgeOverdueEventsCommand);
    let position = await command.execute(null, 10);
    let pages = 1;
    for (; position !== null; pages += 1) position = await command.execute(position, 10);
    return pages;
  };

  it('has put a job in the queue for each hour in which a grace ends', async () => {
    const jobs: { startAfter: Date }[] = await duty.app.dataSource.query(
      `SELECT DISTINCT start_after AS "startAfter" FROM pgboss.job
       WHERE name = 'activations.judge-overdue-events' ORDER BY 1`,
    );
    expect(jobs.map(({ startAfter }) => startAfter)).toEqual([
      after(72 * HOURS),
      after(73 * HOURS),
    ]);
  });

  it('stays pending until the last moment of its 72 hours', async () => {
    duty.app.clock.set(after(72 * HOURS - 1));
    await judgeOverdue();
    expect((await duty.standing('draw-0')).history).toEqual(['pending_upload']);
  });

  it('is missed from then on, event by event, page by page', async () => {
    duty.app.clock.set(after(72 * HOURS + 9));
    await judgeOverdue();
    expect((await duty.standing('draw-9')).verdict).toBe('missed');
    expect((await duty.standing('draw-10')).verdict).toBe('pending_upload');

    duty.app.clock.set(after(73 * HOURS));
    expect(await judgeOverdue()).toBe(2);
    expect((await duty.standing('draw-24')).history).toEqual(['pending_upload', 'missed']);
    expect(await judgeOverdue()).toBe(1);
  });

  it('is covered after all when the footage comes later, and the history keeps both', async () => {
    duty.app.clock.set(after(80 * HOURS));
    const clip = await duty.announce(0);
    await duty.arrive(clip);
    const { verdict, history } = await duty.standing('draw-0');
    expect(verdict).toBe('covered');
    expect(history).toEqual(['pending_upload', 'missed', 'missed', 'covered']);
  });

  it('is reported as it stood at the cut-off, whatever came later', async () => {
    const history = duty.app.context.get(CoverageHistory);
    const verdictsAt = async (cutoff: Date, unitId: string | null = null) => {
      const period = { from: after(0), to: after(1), cutoff, unitId };
      const draws = await duty.app.context
        .get(Transactions)
        .run((tx) => history.holsterDrawsAsOf(tx, period));
      return draws.map(({ verdict }) => verdict);
    };
    const { central, north } = duty.roster.units;
    expect(await verdictsAt(after(1 * HOURS))).toEqual([]);
    expect(await verdictsAt(after(3 * HOURS))).toEqual(['pending_upload']);
    expect(await verdictsAt(after(79 * HOURS), central.id)).toEqual(['missed']);
    expect(await verdictsAt(after(81 * HOURS))).toEqual(['covered']);
    expect(await verdictsAt(after(81 * HOURS), north.id)).toEqual([]);
  });
});
