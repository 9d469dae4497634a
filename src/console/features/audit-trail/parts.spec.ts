import { inOrder, partWords } from './parts';

const part = (name: string, state: 'off' | 'good' | 'stale' | 'failed') => ({
  part: name,
  state,
  says: '',
  since: null,
});

describe('The parts of the trail', () => {
  it('show what is wrong first, and the rest by weight', () => {
    const shown = inOrder([
      part('alerting', 'off'),
      part('clock', 'good'),
      part('witness', 'stale'),
      part('recording', 'good'),
      part('publishing', 'failed'),
      part('something-new', 'good'),
    ]);
    expect(shown.map((one) => one.part)).toEqual([
      'publishing',
      'witness',
      'recording',
      'clock',
      'alerting',
      'something-new',
    ]);
  });

  it('read as themselves where this console does not know them', () => {
    expect(partWords('something-new').name).toBe('Something new');
  });
});
