import { Problem } from '../../lib/problem';
import { inPlainReasons } from './weak-password';

const weak = (facts: Record<string, unknown>) =>
  new Problem(
    422,
    'credentials.weak-password',
    'This password cannot be used.',
    'Mend',
    'r',
    facts,
  );

describe('A refused password', () => {
  it('is explained by its reason', () => {
    expect(inPlainReasons(weak({ reason: 'has-agency-name' })).says).toContain('agency’s name');
  });
  it('says how long it has to be', () => {
    expect(inPlainReasons(weak({ reason: 'too-short', atLeast: 12 })).mend).toContain('12');
  });
  it('is left as it is for a reason that is not known', () => {
    expect(inPlainReasons(weak({ reason: 'new' })).says).toBe('This password cannot be used.');
  });
  it('leaves every other problem alone', () => {
    const other = new Problem(503, 'password-hashing.busy', 'Busy', null, null);
    expect(inPlainReasons(other)).toBe(other);
  });
});
