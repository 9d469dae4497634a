import { formsToLookUp, passwordFault } from './password-rules.js';

const near = { username: 'ada', displayName: 'Ada Lovelace', words: ['Lindenfeld Police'] };
const faultOf = (password: string) => passwordFault(password, near, 12);

describe('a password', () => {
  it.each([
    ['eleven char', 'too-short'],
    ['x'.repeat(1025), 'too-long'],
    ['my name is ADA!', 'has-user-name'],
    ['lovelace counts on', 'has-own-name'],
    ['the lindenfeld bridge', 'has-agency-name'],
    ['aaaaaaaaaaaaaa', 'repeats-itself'],
    ['horse1horse1horse1', 'repeats-itself'],
  ])('%s is refused: %s', (password, fault) => expect(faultOf(password)).toBe(fault));

  it.each([
    'twelve chars',
    'only small letters and spaces',
    '🐴🔋🖇️ four emoji, long',
    ' a space at either end ',
    'nul\0inside the text',
    `long: ${'the quick brown fox '.repeat(20)}`,
  ])('%j is taken', (password) => expect(faultOf(password)).toBeNull());

  it('is counted in characters, not in bytes or code units', () => {
    expect(faultOf('🐴🔋🖇🐎🌊🏔🌲🌙⛵🎻🪁')).toBe('too-short');
    expect(faultOf('🐴🔋🖇🐎🌊🏔🌲🌙⛵🎻🪁🧵')).toBeNull();
  });

  it('is looked up without what people put around a word', () => {
    expect(formsToLookUp('Password2026!')).toEqual(
      expect.arrayContaining(['Password2026!', 'password2026', 'password']),
    );
    expect(formsToLookUp('123456789012')).toEqual(['123456789012']);
  });
});
