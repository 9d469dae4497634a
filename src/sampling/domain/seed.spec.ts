import { isDiceResult, seedText } from './seed.js';

describe('The result of dice', () => {
  it.each(['01382438112797316654', '00000000000000000000'])('may be %s', (digits) => {
    expect(isDiceResult(digits)).toBe(true);
  });

  it.each([
    '',
    '0138243811279731665',
    '013824381127973166540',
    '0138243811279731665x',
    '٠'.repeat(20),
  ])('is not %j', (digits) => {
    expect(isDiceResult(digits)).toBe(false);
  });
});

describe('A seed text', () => {
  it('ends every line, the last one too', () => {
    expect(seedText('2026-W47-central', 'root', ['dice 1'])).toBe(
      'bwc-draw-seed/v1\n2026-W47-central\nroot\ndice 1\n',
    );
  });
});
