import { isAssured, returnAddress, scopeOf, SLUG } from './provider.js';

const claims = { acr: 'urn:agency:mfa', amr: ['pwd', 'otp'] };

describe('K09: what an ID token proves', () => {
  it('is nothing where nothing is demanded', () => {
    expect(isAssured({ requiredAcr: [], requiredAmr: [] }, claims)).toBe(false);
  });

  it('is enough with one of the values, of each kind that is demanded', () => {
    expect(isAssured({ requiredAcr: ['urn:agency:mfa', 'x'], requiredAmr: [] }, claims)).toBe(true);
    expect(isAssured({ requiredAcr: [], requiredAmr: ['mfa', 'otp'] }, claims)).toBe(true);
    const both = { requiredAcr: ['urn:agency:mfa'], requiredAmr: ['mfa'] };
    expect(isAssured(both, claims)).toBe(false);
    expect(isAssured(both, { ...claims, amr: ['mfa'] })).toBe(true);
  });

  it.each([
    { acr: null, amr: [] },
    { acr: 'URN:agency:mfa', amr: [] },
    { acr: 'urn:agency:mfa2', amr: ['pwd'] },
    { acr: '0', amr: ['mf'] },
  ])('is not enough with %j', (found) => {
    expect(isAssured({ requiredAcr: ['urn:agency:mfa'], requiredAmr: [] }, found)).toBe(
      found.acr === 'urn:agency:mfa',
    );
    expect(isAssured({ requiredAcr: [], requiredAmr: ['mfa'] }, found)).toBe(false);
  });
});

describe('A provider', () => {
  it('is always asked for openid, once', () => {
    expect(scopeOf(['profile', 'openid', 'profile'])).toBe('openid profile');
  });

  it('has an address of its own to which people come back', () => {
    expect(returnAddress('https://plumbline.example', 'entra')).toBe(
      'https://plumbline.example/single-sign-on/return/entra',
    );
  });

  it.each(['Entra', '../x', 'a', 'a/b', '-a', 'a'.repeat(41)])('is not named %s', (name) => {
    expect(SLUG.test(name)).toBe(false);
  });
});
