import type { RequestOptions } from '../soft-passkey.js';
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

export interface SessionEnds {
  readonly idleEndsAt: string;
  readonly endsAt: string;
}

export interface OwnSession extends SessionEnds {
  readonly id: string;
  readonly isThisOne: boolean;
  readonly isLocked: boolean;
  readonly method: string;
  readonly address: string | null;
  readonly userAgent: string | null;
}

export class SessionsClient {
  constructor(private readonly http: Http) {}

  current(): Promise<Answer<CurrentSession>> {
    return this.http.get('/api/v1/sessions/current');
  }

  signOut(): Promise<Answer<null>> {
    return this.http.delete('/api/v1/sessions/current');
  }

  list(): Promise<Answer<OwnSession[]>> {
    return this.http.get('/api/v1/sessions');
  }

  ends(): Promise<Answer<SessionEnds>> {
    return this.http.get('/api/v1/sessions/current/ends');
  }

  stay(): Promise<Answer<SessionEnds>> {
    return this.http.post('/api/v1/sessions/current/activity');
  }

  lock(): Promise<Answer<null>> {
    return this.http.post('/api/v1/sessions/current/lock');
  }

  end(id: string): Promise<Answer<null>> {
    return this.http.delete(`/api/v1/sessions/${id}`);
  }

  endOthers(): Promise<Answer<{ ended: number }>> {
    return this.http.delete('/api/v1/sessions/others');
  }

  /** Ends all of somebody's, as an administrator. */
  endAllOf(personId: string): Promise<Answer<{ ended: number }>> {
    return this.http.delete(`/api/v1/people/${personId}/sessions`);
  }

  /** Who has to prove it, and by what. */
  ways(): Promise<Answer<{ username: string; displayName: string; factors: string[] }>> {
    return this.http.get('/api/v1/sessions/current/confirmation');
  }

  /** Proves anew who is at the screen. */
  confirm(password: string, code?: string): Promise<Answer<{ sessionToken: string | null }>> {
    return this.http.post('/api/v1/sessions/current/confirmation', { password, code });
  }

  passkeyQuestion(): Promise<Answer<{ options: RequestOptions }>> {
    return this.http.post('/api/v1/sessions/current/confirmation/passkey/options');
  }

  confirmByPasskey(response: object): Promise<Answer<{ sessionToken: string | null }>> {
    return this.http.post('/api/v1/sessions/current/confirmation/passkey', { response });
  }
}
