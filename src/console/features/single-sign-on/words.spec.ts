import { algorithmsOf, ALGORITHMS, demandOf, MAPPED_ROLES, valuesFrom } from './words';

describe('The words of single sign-on', () => {
  it('reads values apart by anything that people type between them, each once', () => {
    expect(valuesFrom(' mfa, otp\nmfa  hwk ')).toEqual(['mfa', 'otp', 'hwk']);
    expect(valuesFrom(' ')).toEqual([]);
  });

  it('says what an ID token must say', () => {
    expect(demandOf({ requiredAcr: ['a', 'b'], requiredAmr: ['mfa'] })).toBe(
      'acr a or b, and amr mfa',
    );
  });

  it('offers only what both sides know', () => {
    expect(algorithmsOf(['HS256', 'ES256', 'none'])).toEqual(['ES256']);
    expect(algorithmsOf([])).toEqual(ALGORITHMS);
  });

  it('lets no group give what two people name one by one', () => {
    expect(MAPPED_ROLES).not.toContain('administrator');
    expect(MAPPED_ROLES).not.toContain('chief');
  });
});
