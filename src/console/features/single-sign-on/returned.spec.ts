import { purposeOf, readReturned } from './returned';

describe('What a provider sends a browser back with', () => {
  it('is read as it came, digits too, and nothing else with it', () => {
    expect(
      readReturned('?code=0123&state=s&iss=https%3A%2F%2Fidp.example&session_state=x'),
    ).toEqual({ code: '0123', state: 's', iss: 'https://idp.example' });
    expect(readReturned('?error=access_denied&state=s')).toEqual({
      error: 'access_denied',
      state: 's',
    });
  });

  it('says what the way was for', () => {
    expect(purposeOf({ state: 'link.x' })).toBe('link');
    expect(purposeOf({ state: 'confirmation.test.' })).toBe('confirmation');
    expect(purposeOf({ state: 'linked.x' })).toBe('sign-in');
  });

  it('may be nothing', () => {
    expect(readReturned('')).toEqual({ state: 'none' });
  });
});
