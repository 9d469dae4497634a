import { newTotpSecret, stepsOf, totpCode, totpStep, totpUri, totpWindow } from './totp.js';

/** The ASCII secret of RFC 6238 appendix B, in Base32. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('Codes that change with time', () => {
  // RFC 6238 appendix B, SHA-1; the six digits are the last of the eight that it lists.
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('are those of the RFC: at %d seconds %s', (seconds, code) => {
    const moment = new Date(seconds * 1000);
    expect(totpCode(RFC_SECRET, totpStep(moment))).toBe(code);
    expect(stepsOf(RFC_SECRET, code, moment)).toEqual([totpStep(moment)]);
  });

  it('are taken one step early and one step late, and no further', () => {
    const moment = new Date('2026-11-20T12:00:00Z');
    const now = totpStep(moment);
    expect([...totpWindow(moment)].sort()).toEqual([now - 1, now, now + 1]);
    const taken = [-3, -2, -1, 0, 1, 2, 3].filter(
      (by) => stepsOf(RFC_SECRET, totpCode(RFC_SECRET, now + by), moment).length > 0,
    );
    expect(taken).toEqual([-1, 0, 1]);
  });

  it.each(['', '28708', '2870822', '28708a', ' 287082', '２８７０８２'])(
    'are six plain digits, unlike %j',
    (code) => expect(stepsOf(RFC_SECRET, code, new Date(59_000))).toEqual([]),
  );

  it('come from secrets of 160 bits that are never the same', () => {
    const secrets = Array.from({ length: 50 }, () => newTotpSecret());
    expect(new Set(secrets).size).toBe(50);
    for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  });

  it('are set up by an address that names the agency and the account', () => {
    const uri = new URL(totpUri(RFC_SECRET, 'Plumbline: Lindenfeld', 'ada@city'));
    expect(uri.protocol).toBe('otpauth:');
    expect(uri.searchParams.get('secret')).toBe(RFC_SECRET);
    expect(uri.searchParams.get('issuer')).toBe('Plumbline: Lindenfeld');
    expect(decodeURIComponent(uri.pathname)).toContain('ada@city');
  });
});
