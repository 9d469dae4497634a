import { createSecretKey, randomBytes } from 'node:crypto';
import { seal, unseal } from './sealing.js';

const key = createSecretKey(randomBytes(32));
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

describe('J04: a sealed secret', () => {
  it('opens in its own place', () => {
    expect(unseal(key, seal(key, SECRET, 'ada/phone'), 'ada/phone')).toBe(SECRET);
  });

  it('does not open in another place: swapped ciphertexts are refused', () => {
    const [ada, bob] = [seal(key, SECRET, 'ada/phone'), seal(key, SECRET, 'bob/phone')];
    expect(unseal(key, bob, 'ada/phone')).toBeNull();
    expect(unseal(key, ada, 'ada/tablet')).toBeNull();
  });

  it('does not open with another key', () => {
    const other = createSecretKey(randomBytes(32));
    expect(unseal(other, seal(key, SECRET, 'ada/phone'), 'ada/phone')).toBeNull();
  });

  it('does not open once any byte of it is changed', () => {
    const sealed = seal(key, SECRET, 'ada/phone');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(unseal(key, changed, 'ada/phone')).toBeNull();
    }
  });

  it('does not open in part, whatever is cut off', () => {
    const sealed = seal(key, SECRET, 'ada/phone');
    for (let length = 0; length < sealed.length; length += 1) {
      expect(unseal(key, sealed.subarray(0, length), 'ada/phone')).toBeNull();
    }
  });

  it('never has a nonce twice, and shows nothing of what it holds', () => {
    const many = Array.from({ length: 1000 }, () => seal(key, SECRET, 'ada/phone'));
    expect(new Set(many.map((one) => one.subarray(1, 13).toString('hex'))).size).toBe(1000);
    for (const one of many) expect(one.includes(Buffer.from(SECRET))).toBe(false);
  });
});
