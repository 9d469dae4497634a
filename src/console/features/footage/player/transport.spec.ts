import { act, SPEEDS, type Transport, type TransportAction } from './transport';

const still: Transport = { motion: 'paused', speed: 1 };

function press(from: Transport, ...actions: TransportAction[]): Transport {
  return actions.reduce(act, from);
}

describe('the shuttle', () => {
  it('doubles the speed with each L and reverses with J', () => {
    expect(press(still, 'on')).toEqual({ motion: 'forward', speed: 1 });
    expect(press(still, 'on', 'on', 'on')).toEqual({ motion: 'forward', speed: 4 });
    expect(press(still, 'on', 'on', 'back')).toEqual({ motion: 'reverse', speed: 1 });
    expect(press(still, 'back', 'back')).toEqual({ motion: 'reverse', speed: 2 });
  });

  it('returns to normal speed with K', () => {
    expect(press(still, 'on', 'on', 'on', 'stop')).toEqual(still);
    expect(press(still, 'on', 'on', 'stop', 'on')).toEqual({ motion: 'forward', speed: 1 });
  });

  it('keeps the chosen speed through a pause', () => {
    expect(press(still, 'faster', 'faster', 'toggle', 'toggle', 'toggle')).toEqual({
      motion: 'forward',
      speed: 2,
    });
  });

  it('stays between the slowest and the fastest speed', () => {
    expect(press(still, ...SPEEDS.map(() => 'faster' as const)).speed).toBe(16);
    expect(press(still, ...SPEEDS.map(() => 'slower' as const)).speed).toBe(0.25);
  });
});
