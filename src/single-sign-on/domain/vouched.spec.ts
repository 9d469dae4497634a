import { vouchedBy } from './vouched.js';

const claims = {
  iss: 'https://idp.example',
  sub: '248289761001',
  aud: 'plumbline',
  auth_time: 1_790_000_000,
  acr: 'urn:mfa',
  amr: ['pwd', 'otp'],
  sid: 'a-session',
  name: 'Ann Officer',
  email: 'ann@example.gov',
  groups: ['bwc'],
};

describe('K02: the claims of a verified ID token', () => {
  it('say who it is, how and when they proved it', () => {
    expect(vouchedBy(claims, 'plumbline', 'groups')).toEqual({
      issuer: 'https://idp.example',
      subject: '248289761001',
      sid: 'a-session',
      provedAt: new Date(1_790_000_000_000),
      acr: 'urn:mfa',
      amr: ['pwd', 'otp'],
      groups: ['bwc'],
      shownName: 'Ann Officer · ann@example.gov',
    });
  });

  it.each([
    { aud: 'another' },
    { aud: ['plumbline', 'another'] },
    { aud: ['another', 'plumbline'], azp: 'plumbline' },
    { aud: [] },
    { azp: 'another' },
    { sub: '' },
    { sub: 'x'.repeat(256) },
    { sub: 7 },
    { amr: 'mfa' },
    { acr: ['urn:mfa'] },
  ])('are refused with %j', (changed) => {
    expect(vouchedBy({ ...claims, ...changed }, 'plumbline', 'groups')).toBeNull();
  });

  it('say nothing of groups where no claim is named', () => {
    expect(vouchedBy(claims, 'plumbline', null)?.groups).toBeUndefined();
  });
});
