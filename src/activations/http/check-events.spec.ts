import { checkEvent } from './check-events.js';

const event = {
  source: 'dock-1',
  eventId: 'e1',
  sensorSerial: 'HOL-0001',
  kind: 'holster_draw',
  occurredAt: '2026-11-20T10:00:00.123-06:00',
};

describe('one event of a batch', () => {
  it('is read as a single one would be', async () => {
    const { event: read } = await checkEvent(event);
    expect(read?.occurredAt).toEqual(new Date('2026-11-20T16:00:00.123Z'));
  });

  it.each([
    ['no object', 'draw'],
    ['a list', [event]],
    ['nothing', null],
    ['an unknown kind', { ...event, kind: 'sneeze' }],
    ['a time without an offset', { ...event, occurredAt: '2026-11-20T10:00:00' }],
    ['a field too many', { ...event, officer: 'Olsen' }],
    ['a field too few', { ...event, eventId: undefined }],
    ['a serial number of spaces', { ...event, sensorSerial: '  ' }],
    ['a polluting field', JSON.parse('{"__proto__":{"source":"x"}}')],
  ])('is malformed with %s, and says what is wrong', async (_what, given) => {
    const { event: read, errors } = await checkEvent(given);
    expect(read).toBeNull();
    expect(errors).not.toHaveLength(0);
  });
});
