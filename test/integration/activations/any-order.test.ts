import { type Duty, startDuty } from './duty.js';

type Step = 'event' | 'late' | 'covering';

/** Each order has a duty of its own, because each begins with nothing. */
describe('an event and its two clips, one covering and one late', () => {
  let duty: Duty;
  beforeEach(async () => {
    duty = await startDuty();
  });
  afterEach(() => duty.app.stop());

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
      if (step === 'event') await duty.tell();
      else {
        ids[step] = await duty.announce(step === 'late' ? 60 : 4);
        await duty.arrive(ids[step]);
      }
    }
    expect(await duty.standing()).toMatchObject({
      verdict: 'covered',
      lateByMs: null,
      clipId: ids.covering,
      history,
    });
  });

  it('find each other when they arrive at the same moment', async () => {
    const clips = await Promise.all([60, 4, -300, 200].map((seconds) => duty.announce(seconds)));
    await Promise.all([duty.tell(), ...clips.map((clip) => duty.arrive(clip))]);
    expect(await duty.standing()).toMatchObject({ verdict: 'covered', clipId: clips[1] });
  });

  it('wait for footage that is announced, and do without it where it is unusable', async () => {
    const announced = await duty.announce(3);
    await duty.tell();
    expect(await duty.standing()).toMatchObject({ verdict: PENDING, clipId: announced });
    await duty.quarantine(announced);
    expect(await duty.standing()).toMatchObject({ verdict: PENDING, clipId: announced });
    const late = await duty.announce(90);
    await duty.arrive(late);
    expect(await duty.standing()).toMatchObject({
      verdict: 'late',
      lateByMs: 90_000,
      clipId: late,
    });
  });

  it('name a clip that was recording before the draw', async () => {
    const clip = await duty.announce(-400);
    await duty.arrive(clip);
    await duty.tell();
    expect(await duty.standing()).toMatchObject({ verdict: 'already_recording', clipId: clip });
  });
});
