import { stands } from './link.js';

describe('a link with an account of an identity provider', () => {
  it('stands where people made it for themselves', () => {
    expect(stands({ personId: 'ann', linkedBy: 'ann', approvedBy: null })).toBe(true);
  });

  it('waits for a second person where somebody else made it', () => {
    expect(stands({ personId: 'ann', linkedBy: 'ada', approvedBy: null })).toBe(false);
    expect(stands({ personId: 'ann', linkedBy: 'ada', approvedBy: 'chief' })).toBe(true);
  });
});
