import type { Answer, Http } from './http.js';

export interface SignInProgress {
  readonly remaining: readonly string[];
  readonly factors: readonly string[];
  readonly expiresAt: string;
  readonly signInToken: string | null;
  readonly sessionToken: string | null;
  readonly recoveryCodes?: readonly string[];
}

/** The single steps of signing in; `ApiClient.signIn` walks the whole way. */
export class SignInClient {
  constructor(private readonly http: Http) {}

  notice(): Promise<Answer<{ text: string; digest: string }>> {
    return this.http.get('/api/v1/sign-in/notice');
  }

  begin(username: string, password: string): Promise<Answer<SignInProgress>> {
    return this.http.post('/api/v1/sign-in', { username, password });
  }

  acknowledge(digest: string): Promise<Answer<SignInProgress>> {
    return this.http.post('/api/v1/sign-in/notice', { digest });
  }

  newPassword(password: string): Promise<Answer<SignInProgress>> {
    return this.http.post('/api/v1/sign-in/password', { password });
  }

  giveUp(): Promise<Answer<null>> {
    return this.http.delete('/api/v1/sign-in');
  }
}
