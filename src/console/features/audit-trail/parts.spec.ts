import { inOrder, overallOf, partWords } from './parts';

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

  it('are named where they are to blame, and where nobody has set them up', () => {
    const conditions = [
      part('witness', 'off'),
      part('verification', 'off'),
      part('clock', 'stale'),
      part('recording', 'failed'),
    ];
    expect(overallOf(conditions)).toEqual({
      tone: 'bad',
      word: 'Trouble',
      says: 'Failed: Recording.',
      notSetUp: ['Witnesses'],
    });
    expect(overallOf(conditions.slice(0, 3)).says).toBe('Not lately enough: Clock.');
    expect(overallOf(conditions.slice(0, 1)).tone).toBe('good');
  });

  it('read as themselves where this console does not know them', () => {
    expect(partWords('something-new').name).toBe('Something new');
  });
});
