import { after, type Duty, startDuty } from './duty.js';

const FROM = '2026-11-20T06:00:00Z';

describe('an event whose sensor nobody was on record as having', () => {
  let duty: Duty;
  beforeAll(async () => {
    duty = await startDuty({ assigned: ['camera'] });
  });
  afterAll(() => duty.app.stop());

  it('is kept and says so, even if the sensor itself is unknown', async () => {
    await duty.tell();
    await duty.tell({ eventId: 'return-1', kind: 'holster_return', occurredAt: after(20) });
    await duty.tell({ eventId: 'strange-1', sensorSerial: 'XYZ' });
    const unassigned = { verdict: 'sensor_unassigned', officerId: null };
    expect(await duty.standing()).toMatchObject(unassigned);
    expect(await duty.standing('strange-1')).toMatchObject(unassigned);
  });

  it('is judged again once the assignment is entered, its marks too', async () => {
    const { roster } = duty;
    const clip = await duty.announce(2);
    await duty.arrive(clip);
    await roster.assign('sensor', roster.sensor.id, roster.officers.olsen, FROM);
    expect(await duty.standing()).toEqual({
      verdict: 'covered',
      lateByMs: null,
      clipId: clip,
      officerId: roster.officers.olsen.id,
      history: ['sensor_unassigned', 'covered'],
    });
    expect(await duty.standing('return-1')).toMatchObject({
      verdict: null,
      officerId: roster.officers.olsen.id,
      history: [],
    });
  });

  it('goes over to another officer when the sensor had changed hands before it', async () => {
    const { roster } = duty;
    const earlier = after(-60).toISOString();
    await roster.assign('sensor', roster.sensor.id, roster.officers.nguyen, earlier, null, true);
    expect(await duty.standing()).toMatchObject({
      verdict: 'no_camera',
      officerId: roster.officers.nguyen.id,
      history: ['sensor_unassigned', 'covered', 'no_camera'],
    });
  });

  it('finds that the officer had a camera after all, when that is entered', async () => {
    const { roster } = duty;
    await roster.assign('camera', roster.cameras.second.id, roster.officers.nguyen, FROM);
    expect((await duty.standing()).verdict).toBe('pending_upload');
  });
});
