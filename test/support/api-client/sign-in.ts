import type { CreationOptions, RequestOptions } from '../soft-passkey.js';
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

  totp(code: string): Promise<Answer<SignInProgress>> {
    return this.http.post('/api/v1/sign-in/totp', { code });
  }

  recoveryCode(code: string): Promise<Answer<SignInProgress>> {
    return this.http.post('/api/v1/sign-in/recovery-code', { code });
  }

  passkeyOptions(): Promise<Answer<{ options: RequestOptions }>> {
    return this.http.post('/api/v1/sign-in/passkey/options');
  }

  passkey(response: unknown): Promise<Answer<SignInProgress>> {
    return this.http.post('/api/v1/sign-in/passkey', { response });
  }

  beginTotp(): Promise<Answer<{ secret: string; uri: string }>> {
    return this.http.post('/api/v1/sign-in/enrolment/totp');
  }

  confirmTotp(code: string, name?: string): Promise<Answer<SignInProgress>> {
    return this.http.post('/api/v1/sign-in/enrolment/totp/confirmation', { code, name });
  }

  beginPasskey(): Promise<Answer<{ options: CreationOptions }>> {
    return this.http.post('/api/v1/sign-in/enrolment/passkey/options');
  }

  confirmPasskey(response: unknown, name?: string): Promise<Answer<SignInProgress>> {
    return this.http.post('/api/v1/sign-in/enrolment/passkey', { response, name });
  }

  giveUp(): Promise<Answer<null>> {
    return this.http.delete('/api/v1/sign-in');
  }
}
