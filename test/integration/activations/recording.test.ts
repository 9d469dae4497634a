import { TriggerEventIntake } from '../../../src/activations/http/trigger-event-intake.js';
import { holding } from '../agency/roster.js';
import { after, type Duty, startDuty } from './duty.js';

describe('a source that tells of events', () => {
  let duty: Duty;
  beforeAll(async () => {
    duty = await startDuty();
  });
  afterAll(() => duty.app.stop());

  it('has each recorded once, however often and in whatever spelling it tells it', async () => {
    const first = await duty.tell();
    expect(first).toMatchObject({ outcome: 'recorded', verdict: 'pending_upload' });
    const again = await duty.tell({ sensorSerial: 'hol-0001 ' });
    expect(again).toEqual({ ...first, outcome: 'already-known' });
    expect(await duty.kinds()).toEqual(['trigger-event.recorded']);
  });

  it.each([
    ['another time', { occurredAt: after(1) }],
    ['another kind', { kind: 'holster_return' as const }],
    ['another sensor', { sensorSerial: 'HOL-0002' }],
    ['another record', { raw: 'draw;10:00:00' }],
  ])('is refused %s under the same identifier, and that is entered', async (_what, other) => {
    const refused = { outcome: 'refused', reason: 'different-content' };
    expect(await duty.tell(other)).toEqual(refused);
    expect((await duty.kinds()).at(-1)).toBe('trigger-event.refused');
    expect(await duty.standing()).toMatchObject({ history: ['pending_upload'] });
  });

  it('is refused events of the future, but not those of a clock that runs a little ahead', async () => {
    const now = duty.app.clock.now().getTime();
    const ahead = (ms: number) => ({ eventId: `ahead-${ms}`, occurredAt: new Date(now + ms) });
    expect(await duty.tell(ahead(300_000))).toMatchObject({ outcome: 'recorded' });
    expect(await duty.tell(ahead(300_001))).toEqual({
      outcome: 'refused',
      reason: 'in-the-future',
    });
  });

  it('has an outcome for each of a batch, whatever becomes of the others', async () => {
    const outcomes = await duty.tellAll([
      { eventId: 'batch-1' },
      { eventId: 'draw-1', occurredAt: after(7) },
      { eventId: 'batch-1' },
      { eventId: 'batch-1', kind: 'holster_return' },
      { eventId: 'batch-2', kind: 'holster_return' },
    ]);
    expect(outcomes).toMatchObject([
      { outcome: 'recorded', verdict: 'pending_upload' },
      { outcome: 'refused', reason: 'different-content' },
      { outcome: 'already-known' },
      { outcome: 'refused', reason: 'different-content' },
      { outcome: 'recorded', verdict: null },
    ]);
  });

  it('is answered at each place of a batch, malformed events included', async () => {
    const intake = duty.app.context.get(TriggerEventIntake);
    const event = {
      source: 'dock-1',
      eventId: 'sent-1',
      sensorSerial: 'HOL-0001',
      kind: 'holster_draw',
      occurredAt: '2026-11-20T09:00:00Z',
    };
    const service = holding('service');
    const answers = await intake.many(service, [{ ...event, kind: 'sneeze' }, event, 7]);
    expect(answers).toMatchObject([
      { eventId: 'sent-1', outcome: 'refused', reason: 'malformed' },
      { eventId: 'sent-1', outcome: 'recorded', reason: null, errors: [] },
      { eventId: null, outcome: 'refused', reason: 'malformed' },
    ]);
    const other = { ...event, kind: 'taser_armed' as const, occurredAt: after(0) };
    await expect(intake.one(service, other)).rejects.toMatchObject({
      code: 'trigger-event.different-content',
    });
  });

  it('records a thousand events at once, each with its entry', async () => {
    const before = (await duty.kinds()).length;
    const events = Array.from({ length: 1000 }, (_, nth) => ({
      eventId: `bulk-${nth}`,
      occurredAt: after(-nth),
    }));
    const outcomes = await duty.tellAll(events);
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['recorded']));
    expect(await duty.kinds()).toHaveLength(before + 1000);
  });

  it('and its twin telling the same at the same moment record each event once', async () => {
    const events = Array.from({ length: 40 }, (_, nth) => ({ eventId: `twin-${nth}` }));
    const answers = await Promise.all(
      [events, [...events].reverse(), events].map((batch) => duty.tellAll(batch)),
    );
    const recorded = answers.flat().filter(({ outcome }) => outcome === 'recorded');
    expect(recorded).toHaveLength(40);
    expect(answers.flat().every(({ outcome }) => outcome !== 'refused')).toBe(true);
  });

  it('cannot have its words changed, nor a verdict taken out of the history', async () => {
    const { dataSource } = duty.app;
    const rewrite = `UPDATE trigger_event SET occurred_at = now() WHERE event_id = 'draw-1'`;
    await expect(dataSource.query(rewrite)).rejects.toThrow('What a sensor told is never changed');
    const verdict = `UPDATE trigger_event SET verdict = 'covered' WHERE event_id = 'draw-1'`;
    await expect(dataSource.query(verdict)).rejects.toThrow('lacks its audit entry');
    const forget = `UPDATE coverage_verdict SET verdict = 'covered'`;
    await expect(dataSource.query(forget)).rejects.toThrow('permission denied');
  });
});
