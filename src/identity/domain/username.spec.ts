import { isUsernameClear, normalizeUsername } from './username.js';

const isClear = (typed: string) => isUsernameClear(normalizeUsername(typed));

describe('User names', () => {
  it('G16: are one and the same however their letters are encoded', () => {
    expect(normalizeUsername('Ａｄａ')).toBe('ada');
    expect(normalizeUsername('e\u0301va')).toBe(normalizeUsername('\u00e9va'));
  });

  it.each([
    'ada',
    'a.lindqvist-2',
    'mai_xiong@lindenfeld.example',
    'éva',
    'ольга',
    'ελένη',
    '1042',
  ])('may be %j', (typed) => expect(isClear(typed)).toBe(true));

  it.each([
    ['a letter of Cyrillic among Latin ones', 'аda'],
    ['Cyrillic letters that all pass for Latin ones', 'арес'],
    ['Greek letters that all pass for Latin ones', 'οκα'],
    ['a sign that has no width', 'a\u200bda'],
    ['a sign that turns the direction', 'a\u202eda'],
    ['a space', 'ada a'],
    ['a slash', 'ada/../root'],
  ])('G16: cannot hold %s', (_, typed) => expect(isClear(typed)).toBe(false));
});
