import type { Answer, Http, Query } from './http.js';

export interface AuthorizationWish {
  readonly kind: 'viewing' | 'designation' | 'clearance';
  readonly personId: string;
  readonly reach?: 'own' | 'units' | 'all';
  readonly unitIds?: readonly string[];
  readonly coversReviews?: boolean;
  readonly restrictions?: readonly string[];
  readonly purpose: string;
  readonly documentReference?: string;
  /** A PDF, base64. */
  readonly document?: string;
  readonly validFrom?: string;
  readonly validUntil: string;
}

export interface Authorization {
  readonly id: string;
  readonly kind: string;
  readonly person: { id: string; name: string };
  readonly standing: string;
  readonly authorizedBy: { id: string; name: string };
  readonly designationId: string | null;
  readonly documentSha256: string | null;
  readonly validFrom: string;
  readonly revocation: { at: string; by: string; reason: string } | null;
}

interface AuthorizationPage {
  readonly items: Authorization[];
  readonly nextCursor: string | null;
  readonly mayGrant: boolean;
  readonly mayDesignate: boolean;
}

export class AuthorizationsClient {
  constructor(private readonly http: Http) {}

  list(query: Query = {}): Promise<Answer<AuthorizationPage>> {
    return this.http.get('/api/v1/authorizations', query);
  }

  people(): Promise<Answer<{ items: { id: string; name: string; isAuthorized: boolean }[] }>> {
    return this.http.get('/api/v1/authorizations/people');
  }

  read(id: string): Promise<Answer<Authorization>> {
    return this.http.get(`/api/v1/authorizations/${id}`);
  }

  document(id: string): Promise<Answer<unknown>> {
    return this.http.get(`/api/v1/authorizations/${id}/document`);
  }

  grant(wish: AuthorizationWish): Promise<Answer<{ id: string }>> {
    return this.http.post('/api/v1/authorizations', wish);
  }

  revoke(id: string, reason: string): Promise<Answer<unknown>> {
    return this.http.post(`/api/v1/authorizations/${id}/revocation`, { reason });
  }
}
