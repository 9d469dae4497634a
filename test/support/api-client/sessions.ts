import type { Answer, Http } from './http.js';

export interface CurrentSession {
  readonly person: {
    readonly id: string;
    readonly username: string;
    readonly displayName: string;
    readonly officerId: string | null;
    readonly roles: readonly { role: string; unitId: string | null }[];
    readonly permissions: readonly string[];
  };
}

export class SessionsClient {
  constructor(private readonly http: Http) {}

  current(): Promise<Answer<CurrentSession>> {
    return this.http.get('/api/v1/sessions/current');
  }

  signOut(): Promise<Answer<null>> {
    return this.http.delete('/api/v1/sessions/current');
  }
}
