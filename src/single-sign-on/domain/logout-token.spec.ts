import { logoutAskedBy } from './logout-token.js';

const claims = {
  jti: 'once',
  sub: 'a-subject',
  sid: 'a-session',
  events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
};

describe('K11: the claims of a logout token', () => {
  it('name a subject, a session or both', () => {
    expect(logoutAskedBy(claims)).toEqual({ jti: 'once', subject: 'a-subject', sid: 'a-session' });
    expect(logoutAskedBy({ ...claims, sid: undefined })?.sid).toBeNull();
    expect(logoutAskedBy({ ...claims, sub: undefined })?.subject).toBeNull();
  });

  it.each([
    { sub: undefined, sid: undefined },
    { jti: undefined },
    { jti: '' },
    { nonce: 'of an ID token' },
    { nonce: null },
    { events: undefined },
    { events: {} },
    { events: { 'http://schemas.openid.net/event/other': {} } },
    { events: { 'http://schemas.openid.net/event/backchannel-logout': 'yes' } },
    { events: ['http://schemas.openid.net/event/backchannel-logout'] },
  ])('are refused with %j', (changed) => {
    expect(logoutAskedBy({ ...claims, ...changed })).toBeNull();
  });
});
