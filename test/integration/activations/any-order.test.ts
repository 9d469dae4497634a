import { Transactions } from '../../../src/platform/database/transactions.js';
import { after, type Duty, startDuty } from './duty.js';

type Step = 'event' | 'late' | 'covering';

/** Far enough apart that no clip of one test says anything about the event of another. */
const APART_SECONDS = 1200;

describe('an event and its two clips, one covering and one late', () => {
  let duty: Duty;
  /** Seconds from the draw of the duty to the draw of the test. */
  let base = 0;
  beforeAll(async () => {
    duty = await startDuty();
  });
  beforeEach(() => {
    base -= APART_SECONDS;
  });
  afterAll(() => duty.app.stop());

  const tell = () => duty.tell({ eventId: `draw${base}`, occurredAt: after(base) });
  const announce = (seconds: number) => duty.announce(base + seconds);
  const standing = () => duty.standing(`draw${base}`);

  /** Returns as soon as the work is done, or that many of the database's users wait for a lock. */
  const settledOrWaiting = async (work: Promise<unknown>, waiting = 1) => {
    const state = { isSettled: false };
    const settle = () => {
      state.isSettled = true;
    };
    work.then(settle, settle);
    for (;;) {
      const blocked: unknown[] = await duty.app.dataSource.query(
        `SELECT FROM pg_locks WHERE NOT granted
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      if (state.isSettled || blocked.length >= waiting) return;
    }
  };

  const PENDING = 'pending_upload';
  it.each<[Step[], string[]]>([
    [
      ['event', 'late', 'covering'],
      [PENDING, PENDING, 'late', 'covered'],
    ],
    [
      ['event', 'covering', 'late'],
      [PENDING, PENDING, 'covered'],
    ],
    [
      ['late', 'event', 'covering'],
      ['late', 'covered'],
    ],
    [['covering', 'event', 'late'], ['covered']],
    [['late', 'covering', 'event'], ['covered']],
    [['covering', 'late', 'event'], ['covered']],
  ])('come to the same verdict in the order %j', async (order, history) => {
    const ids: Partial<Record<Step, string>> = {};
    for (const step of order) {
      if (step === 'event') await tell();
      else {
        ids[step] = await announce(step === 'late' ? 60 : 4);
        await duty.arrive(ids[step]);
      }
    }
    expect(await standing()).toMatchObject({
      verdict: 'covered',
      lateByMs: null,
      clipId: ids.covering,
      history,
    });
  });

  it('find each other when they arrive at the same moment', async () => {
    const clips = await Promise.all([60, 4, -300, 200].map((seconds) => announce(seconds)));
    await Promise.all([tell(), ...clips.map((clip) => duty.arrive(clip))]);
    expect(await standing()).toMatchObject({ verdict: 'covered', clipId: clips[1] });
  });

  it('find each other when the event is told while the clip is being committed', async () => {
    const clip = await announce(4);
    await duty.upload(clip);
    let telling: Promise<unknown> | undefined;
    await duty.app.context.get(Transactions).run(async (tx) => {
      await duty.makeReady(tx, clip);
      telling = tell();
      await settledOrWaiting(telling);
    });
    await telling;
    expect(await standing()).toMatchObject({ verdict: 'covered', clipId: clip });
  });

  it('find each other when the clip is made ready while the event is being committed', async () => {
    const clip = await announce(4);
    await duty.upload(clip);
    let both: Promise<unknown>[] = [];
    await duty.app.context.get(Transactions).run(async (tx) => {
      // Stops the event between its judgement and its commit.
      await tx.query('LOCK TABLE trigger_event IN SHARE MODE');
      const telling = tell();
      await settledOrWaiting(telling);
      const arriving = duty.app.context
        .get(Transactions)
        .run((other) => duty.makeReady(other, clip));
      await settledOrWaiting(arriving, 2);
      both = [telling, arriving];
    });
    await Promise.all(both);
    expect(await standing()).toMatchObject({ verdict: 'covered', clipId: clip });
  });

  it('wait for footage that is announced, and do without it where it is unusable', async () => {
    const announced = await announce(3);
    await tell();
    expect(await standing()).toMatchObject({ verdict: PENDING, clipId: announced });
    await duty.quarantine(announced);
    expect(await standing()).toMatchObject({ verdict: PENDING, clipId: announced });
    const late = await announce(90);
    await duty.arrive(late);
    expect(await standing()).toMatchObject({
      verdict: 'late',
      lateByMs: 90_000,
      clipId: late,
    });
  });

  it('name a clip that was recording before the draw', async () => {
    const clip = await announce(-400);
    await duty.arrive(clip);
    await tell();
    expect(await standing()).toMatchObject({ verdict: 'already_recording', clipId: clip });
  });
});
