import type { Answer, Http, Query } from './http.js';

export interface NewPerson {
  readonly username: string;
  readonly displayName: string;
  readonly officerId?: string;
  readonly roles: readonly { role: string; unitId?: string }[];
}

export interface Invitation {
  readonly personId: string;
  readonly link: string;
  readonly expiresAt: string;
}

export interface Person {
  readonly id: string;
  readonly username: string;
  readonly state: string;
}

export interface Setup {
  readonly token: string;
  readonly agencyName: string;
  readonly timeZone: string;
  readonly displayName: string;
  readonly username: string;
  readonly password: string;
}

export class PeopleClient {
  constructor(private readonly http: Http) {}

  setUp(setup: Setup): Promise<Answer<unknown>> {
    return this.http.post('/api/v1/setup', setup);
  }

  list(query: Query = {}): Promise<Answer<{ items: Person[]; nextCursor: string | null }>> {
    return this.http.get('/api/v1/people', query);
  }

  invite(person: NewPerson): Promise<Answer<Invitation>> {
    return this.http.post('/api/v1/people', person);
  }

  acceptInvitation(token: string, password: string): Promise<Answer<null>> {
    return this.http.post('/api/v1/invitations/acceptance', { token, password });
  }

  release(personId: string, reason: string): Promise<Answer<null>> {
    return this.http.post(`/api/v1/people/${personId}/release`, { reason });
  }
}
