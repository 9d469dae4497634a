import { asProblem, problemFrom, unreachable } from './problem';

describe('a problem', () => {
  it('carries what the server says, what would mend it and the id for the log', () => {
    const problem = problemFrom(403, {
      code: 'review.not-yours',
      detail: 'This review is assigned to someone else.',
      mend: 'Open your own queue.',
      requestId: 'abc',
    });
    expect(problem).toMatchObject({
      status: 403,
      code: 'review.not-yours',
      says: 'This review is assigned to someone else.',
      mend: 'Open your own queue.',
      requestId: 'abc',
    });
  });

  it('is a sentence even when the answer was not a problem document', () => {
    expect(problemFrom(502, '<html>').says).toMatch(/did not expect/);
    expect(asProblem(new TypeError('x is undefined')).says).not.toMatch(/undefined/);
    expect(asProblem(unreachable()).code).toBe('unreachable');
  });
});
