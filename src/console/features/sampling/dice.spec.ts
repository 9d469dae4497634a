import { diceProblem } from './dice';

const digits = '31415926535897932384';

describe('the digits of the dice', () => {
  it('may be grouped as they were read', () => {
    expect(diceProblem('31415 92653 58979 32384', digits)).toBeNull();
  });

  it('must be the same twice; the first difference is named', () => {
    expect(diceProblem(digits, '31415926535897932385')).toMatch(/digit 20/);
  });

  it('must be twenty, and digits', () => {
    expect(diceProblem('123', '123')).toMatch(/twenty/);
    expect(diceProblem(`${digits.slice(1)}x`, digits)).toMatch(/twenty/);
  });
});
