import type { KeyPress } from '../footage/player/keys';
import { comparisonWords, onward, step, worklistCommand } from './worklist-model';

const comparison = { weeks: 8, usual: 4, least: 2, most: 9, standsOut: false };
const marked = { mark: 'explained' as const, note: 'x', byName: null, at: '', ownActs: 0 };
const open = { found: 1, marked: null, comparison };
const done = { found: 1, marked, comparison };
const empty = { found: 0, marked: null, comparison };

describe('The way through the findings', () => {
  it('leads to the next one without a mark, past those in which nothing was found', () => {
    expect(onward([open, empty, done, open], 0)).toBe(3);
    expect(onward([open, empty, done, open], 3)).toBe(0);
    expect(onward([done, empty], 0)).toBe(0);
  });

  it('ends at both ends', () => {
    expect(step([open, done], 1, 1)).toBe(1);
    expect(step([open, done], 0, -1)).toBe(0);
    expect(step([open, done], 0, 1)).toBe(1);
  });
});

describe('A comparison in words', () => {
  it('says what is usual, or that nobody can tell yet', () => {
    expect(comparisonWords(comparison)).toBe(
      'Usual is about 4: the 8 weeks before had between 2 and 9.',
    );
    const same = { ...comparison, usual: 2, least: 2, most: 2 };
    expect(comparisonWords(same)).toBe('Usual is about 2: the 8 weeks before had 2.');
    const none = { ...comparison, usual: 0, least: 0, most: 0 };
    expect(comparisonWords(none)).toBe('There was none in the 8 weeks before.');
    const early = { weeks: 1, usual: null, least: null, most: null, standsOut: null };
    expect(comparisonWords(early)).toContain('not enough weeks');
  });
});

describe('A key', () => {
  const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
    ...{ key, shift: false, modified: false, focus: 'page' as const },
    ...more,
  });

  it.each([
    ['1', { do: 'mark', mark: 'nothing-unusual' }],
    ['3', { do: 'mark', mark: 'needs-action' }],
    ['ArrowDown', { do: 'move', by: 1 }],
    ['k', { do: 'move', by: -1 }],
    ['s', { do: 'sign' }],
    ['4', null],
    ['Enter', null],
  ])('%s means %j', (key, command) => {
    expect(worklistCommand(press(key), true)).toEqual(command);
  });

  it('means nothing in a note, or with single keys switched off, but for the signature', () => {
    expect(worklistCommand(press('1', { focus: 'typing' }), true)).toBeNull();
    expect(worklistCommand(press('1'), false)).toBeNull();
    const sign = press('Enter', { modified: true, focus: 'typing' });
    expect(worklistCommand(sign, false)).toEqual({ do: 'sign' });
  });
});
