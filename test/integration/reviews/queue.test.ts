import { ReadQueueCommand } from '../../../src/reviews/commands/read-queue.command.js';
import { CompletionQuery } from '../../../src/reviews/reviews.public.js';
import { Transactions } from '../../../src/platform/database/transactions.js';
import { entriesAbout, createReviewWorld, type ReviewWorld } from './review-world.js';

const DAY_MS = 86_400_000;

describe('the queue of a reviewer', () => {
  let world: ReviewWorld;
  /** Due soonest although drawn last. */
  let urgentDraw: string;

  const page = (request: { cursor?: string; limit?: number }) =>
    world.app.context.get(ReadQueueCommand).execute(world.sam, request);

  beforeAll(async () => {
    world = await createReviewWorld();
    const { olsen } = world.roster.officers;
    const receivedAt = new Date('2026-11-24T08:00:00Z');
    await world.addClips(2, { officerId: olsen.id, unitId: olsen.unitId, receivedAt });
    const policy = await world.savePolicy({ name: 'Urgent', dueDays: 3, periodDays: 7 });
    world.app.clock.set(new Date('2026-12-01T15:00:00Z'));
    const window = { from: new Date('2026-11-23T06:00:00Z'), to: new Date('2026-11-30T06:00:00Z') };
    urgentDraw = await world.declare(policy, window);
    await world.conduct(urgentDraw);
  });
  afterAll(() => world.app.stop());

  it('begins with what is due first', async () => {
    const { items } = await page({});
    const dues = items.map(({ review }) => review.dueAt.getTime());
    expect(dues).toEqual(dues.toSorted((a, b) => a - b));
    expect(items.slice(0, 2).map(({ review }) => review.drawId)).toEqual([urgentDraw, urgentDraw]);
  });

  it('comes in pages that show every review once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { items, nextCursor } = await page({
        limit: 4,
        ...(cursor === null ? {} : { cursor }),
      });
      seen.push(...items.map(({ review }) => review.id));
      cursor = nextCursor;
    } while (cursor !== null);
    expect(seen).toHaveLength(6);
    expect(new Set(seen).size).toBe(6);
  });

  it('calls overdue what is past its due day, and says how much that is', async () => {
    world.app.clock.set(new Date('2026-12-05T06:00:00Z'));
    const { items, remaining, overdue } = await page({});
    expect({ remaining, overdue }).toEqual({ remaining: 6, overdue: 2 });
    expect(items.map(({ isOverdue }) => isOverdue)).toEqual([true, true, ...Array(4).fill(false)]);
  });

  it('is read with an entry, because it names officers', async () => {
    const [first] = await entriesAbout(world, `person:${world.sam.personId}`).then((entries) =>
      entries.filter(({ kind }) => kind === 'review.queue-read'),
    );
    expect(first).toMatchObject({ outcome: 'success', facts: { shown: 6, remaining: 6 } });
  });

  it('tells reports how reviews stood at a moment, whatever happened since', async () => {
    const from = new Date('2026-11-20T00:00:00Z');
    const to = new Date('2026-12-31T00:00:00Z');
    const standings = async (cutoff: Date) => {
      const query = world.app.context.get(CompletionQuery);
      const facts = await world.app.context
        .get(Transactions)
        .run((tx) => query.asOf(tx, { from, to, cutoff, unitId: null }));
      return facts.map(({ standing }) => standing).sort();
    };
    const before = world.app.clock.now();
    await world.review(world.sam);
    world.app.clock.set(new Date(before.getTime() + 30 * DAY_MS));
    const late = 'signed_late';
    expect(await standings(new Date('2026-11-24T14:59:59Z'))).toEqual([]);
    expect(await standings(new Date('2026-11-25T00:00:00Z'))).toEqual(Array(4).fill('due'));
    const asBefore = [...Array(4).fill('due'), 'overdue', 'overdue'];
    expect(await standings(before)).toEqual(asBefore);
    expect(await standings(world.app.clock.now())).toEqual([...Array(5).fill('overdue'), late]);
  });
});
