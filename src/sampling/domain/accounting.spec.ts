import fc from 'fast-check';
import { account, checkNoneInProgress } from './accounting.js';
import { EXCLUSION_CODES, NOT_ELIGIBLE_CODES } from './exclusion.js';

describe('The accounting of a draw', () => {
  const codes = fc.constantFrom(...EXCLUSION_CODES, ...NOT_ELIGIBLE_CODES);

  it('adds up whatever was left out and drawn', () => {
    fc.assert(
      fc.property(
        fc.dictionary(codes, fc.nat(1000)),
        fc.nat(1000),
        fc.nat(1000),
        (omitted, drawn, notDrawn) => {
          const accounting = account(drawn + notDrawn, omitted, drawn);
          const sum = (counts: Readonly<Record<string, number>>) =>
            Object.values(counts).reduce((total, count) => total + count, 0);
          expect(accounting.eligible).toBe(
            sum(accounting.excluded) + accounting.drawn + accounting.notDrawn,
          );
          expect(accounting.received).toBe(accounting.eligible + sum(accounting.notEligible));
          expect(accounting.received).toBe(drawn + notDrawn + sum(omitted));
        },
      ),
    );
  });

  it('refuses to have drawn more clips than there were', () => {
    expect(() => account(3, {}, 4)).toThrow('4 clips were drawn from 3');
  });

  it('is not closed while a clip is being processed', () => {
    const refused: unknown = expect.objectContaining({
      code: 'draw.clips-in-progress',
      facts: { clips: 2 },
    });
    expect(() => {
      checkNoneInProgress({ 'not-ready': 2, quarantined: 1 });
    }).toThrow(refused as Error);
    expect(() => {
      checkNoneInProgress({ quarantined: 1, test: 3 });
    }).not.toThrow();
  });
});
