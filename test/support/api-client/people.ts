import type { Answer, Http, Query } from './http.js';

export interface NewPerson {
  readonly username: string;
  readonly displayName: string;
  readonly officerId?: string;
  readonly roles: readonly NewRole[];
  readonly temporary?: boolean;
}

export interface NewRole {
  readonly role: string;
  readonly unitId?: string;
  readonly validUntil?: string;
}

export interface PreparedInvitation {
  readonly personId: string;
  readonly changeId: string;
  /** Null while somebody else has to approve. */
  readonly invitation: Invitation | null;
}

export interface Change {
  readonly roles: readonly NewRole[];
  readonly officerId?: string;
  readonly reason: string;
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
  readonly displayName: string;
  readonly roles: readonly { role: string; unitId: string | null; validUntil: string | null }[];
  readonly isAwaiting: boolean;
  readonly lockedAt: string | null;
}

export interface ListedChange {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly person: { readonly id: string; readonly name: string };
}

export interface PersonOnRecord extends Person {
  readonly officerId: string | null;
  readonly disabledReason: string | null;
  readonly grants: readonly {
    role: string;
    preparedBy: { name: string } | null;
    approvedBy: { name: string } | null;
    endedAt: string | null;
  }[];
  readonly changes: readonly ListedChange[];
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

  one(id: string): Promise<Answer<PersonOnRecord>> {
    return this.http.get(`/api/v1/people/${id}`);
  }

  invite(person: NewPerson): Promise<Answer<PreparedInvitation>> {
    return this.http.post('/api/v1/people', person);
  }

  change(id: string, change: Change): Promise<Answer<{ changeId: string | null }>> {
    return this.http.post(`/api/v1/people/${id}/changes`, change);
  }

  rename(id: string, displayName: string): Promise<Answer<null>> {
    return this.http.request('PATCH', `/api/v1/people/${id}`, { json: { displayName } });
  }

  disable(id: string, reason = 'A test'): Promise<Answer<null>> {
    return this.http.post(`/api/v1/people/${id}/disabling`, { reason });
  }

  renewInvitation(id: string): Promise<Answer<Invitation>> {
    return this.http.post(`/api/v1/people/${id}/invitation`);
  }

  withdrawInvitation(id: string): Promise<Answer<null>> {
    return this.http.delete(`/api/v1/people/${id}/invitation`);
  }

  changes(query: Query = {}): Promise<Answer<{ items: ListedChange[] }>> {
    return this.http.get('/api/v1/person-changes', query);
  }

  approve(changeId: string): Promise<Answer<{ invitation: Invitation | null }>> {
    return this.http.post(`/api/v1/person-changes/${changeId}/approval`);
  }

  refuse(changeId: string, reason = 'A test'): Promise<Answer<null>> {
    return this.http.post(`/api/v1/person-changes/${changeId}/refusal`, { reason });
  }

  withdraw(changeId: string): Promise<Answer<null>> {
    return this.http.post(`/api/v1/person-changes/${changeId}/withdrawal`);
  }

  acceptInvitation(token: string, password: string): Promise<Answer<null>> {
    return this.http.post('/api/v1/invitations/acceptance', { token, password });
  }

  release(personId: string, reason: string): Promise<Answer<null>> {
    return this.http.post(`/api/v1/people/${personId}/release`, { reason });
  }

  issueReset(
    personId: string,
    reason: string,
  ): Promise<Answer<{ link: string; expiresAt: string }>> {
    return this.http.post(`/api/v1/people/${personId}/password-reset`, { reason });
  }

  useReset(token: string, password: string): Promise<Answer<null>> {
    return this.http.post('/api/v1/password-resets/use', { token, password });
  }

  demandPasswordChange(personId: string, reason: string): Promise<Answer<null>> {
    return this.http.post(`/api/v1/people/${personId}/password-change`, { reason });
  }
}
