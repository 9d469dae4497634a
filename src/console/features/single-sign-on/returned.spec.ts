import { readReturned } from './returned';

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

  it('may be nothing', () => {
    expect(readReturned('')).toEqual({ state: 'none' });
  });
});
