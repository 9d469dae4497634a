import { randomBytes } from 'node:crypto';
import { makeRecoveryCodes, readRecoveryCode, recoveryCodeDigest } from './recovery-codes.js';

describe('Recovery codes', () => {
  it('are ten, all different, in groups that can be read out', () => {
    const codes = makeRecoveryCodes(randomBytes);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes)
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('hold 120 bits: every letter is as likely as any other', () => {
    const counts = new Map<string, number>();
    const everyByte = (length: number) => Uint8Array.from({ length }, (_, at) => at * 11);
    for (let byte = 0; byte < 256; byte += 1) {
      const [code = ''] = makeRecoveryCodes((length) => everyByte(length).fill(byte));
      counts.set(code.slice(0, 1), (counts.get(code.slice(0, 1)) ?? 0) + 1);
    }
    expect([...counts.values()]).toEqual(Array.from({ length: 32 }, () => 8));
  });

  it('are taken however they are typed', () => {
    const [code = ''] = makeRecoveryCodes(() => new Uint8Array(24).fill(1));
    const plain = readRecoveryCode(code);
    expect(plain).toBe('1'.repeat(24));
    for (const typed of [
      code.toLowerCase(),
      ` ${code} `,
      code.replace(/-/g, ' '),
      code.replace(/1/g, 'l'),
    ])
      expect(readRecoveryCode(typed)).toBe(plain);
  });

  it.each(['', '1234', 'U'.repeat(24), '1'.repeat(23), '1'.repeat(25), '1'.repeat(23) + 'é'])(
    'are not taken for what they are not: %j',
    (typed) => expect(readRecoveryCode(typed)).toBeNull(),
  );

  it('are kept as digests', () => {
    expect(recoveryCodeDigest('A'.repeat(24))).toHaveLength(32);
    expect(recoveryCodeDigest('A'.repeat(24))).not.toEqual(recoveryCodeDigest('B'.repeat(24)));
  });
});
