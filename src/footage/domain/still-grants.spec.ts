import { StillGrants, STILLS_HOLD_MS } from './still-grants.js';

const now = new Date('2026-11-20T10:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);

describe('Stills that a list has shown', () => {
  it('need no entry of their own in that session, for a while', () => {
    const grants = new StillGrants();
    grants.grant('s1', ['a', 'b'], now);
    expect(grants.holds('s1', 'B', now)).toBe(true);
    expect(grants.holds('s1', 'b', later(STILLS_HOLD_MS))).toBe(false);
  });

  it('need one in another session, and where no list has shown them', () => {
    const grants = new StillGrants();
    grants.grant('s1', ['a'], now);
    expect(grants.holds('s2', 'a', now)).toBe(false);
    expect(grants.holds('s1', 'c', now)).toBe(false);
  });

  it('are forgotten, the oldest first, before they fill the memory', () => {
    const grants = new StillGrants();
    const many = Array.from({ length: 100_001 }, (_, at) => String(at));
    grants.grant('s1', many, now);
    expect(grants.holds('s1', '0', now)).toBe(false);
    expect(grants.holds('s1', '100000', now)).toBe(true);
  });
});
