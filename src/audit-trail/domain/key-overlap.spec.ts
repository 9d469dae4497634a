import { lackingOverlap } from './key-overlap.js';

describe('An overlap of two keys', () => {
  it.each([
    [{ hours: 23.9, checkpoints: 1000 }, 'for 23 of 24 hours'],
    [{ hours: 24, checkpoints: 9 }, '9 of 10 checkpoints'],
  ])('of %p is too short', (overlap, says) => {
    expect(lackingOverlap(overlap)).toContain(says);
  });

  it('is enough after a day and ten checkpoints', () => {
    expect(lackingOverlap({ hours: 24, checkpoints: 10 })).toBeNull();
  });
});
