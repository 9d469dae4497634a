import { asProblem } from '../../lib/problem';
import { passkeyProblem } from './passkey-problem';

describe('What a browser says about a passkey', () => {
  it.each([
    ['NotAllowedError', /not used/],
    ['InvalidStateError', /enrolled already/],
    ['SecurityError', /secure connection/],
    ['SomethingNew', /did not work/],
  ])('%s is put in words', (name, says) => {
    const error = Object.assign(new Error('The operation…'), { name });
    const problem = asProblem(passkeyProblem(error));
    expect(problem.says).toMatch(says);
    expect(problem.mend).not.toBeNull();
    expect(problem.says).not.toContain('operation');
  });
});
