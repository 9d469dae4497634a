import type { Answer, Http, Query } from './http.js';

export interface NewApiClient {
  readonly name: string;
  readonly purpose: string;
  readonly permissions: readonly string[];
  readonly validUntil: string;
  readonly networks?: readonly string[];
  readonly requestsPerMinute?: number;
}

export interface ApiClientView {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly networks: readonly string[];
  readonly lastUsedAt: string | null;
  readonly lastUsedFrom: string | null;
  readonly revokeReason: string | null;
  readonly secrets: readonly { madeAt: string; endsAt: string | null }[];
  readonly keys: readonly { id: string; algorithm: string }[];
}

export class ApiClientsClient {
  constructor(private readonly http: Http) {}

  list(query: Query = {}): Promise<Answer<{ items: ApiClientView[]; nextCursor: string | null }>> {
    return this.http.get('/api/v1/api-clients', query);
  }

  create(client: NewApiClient): Promise<Answer<{ id: string; credential: string }>> {
    return this.http.post('/api/v1/api-clients', client);
  }

  rotate(
    id: string,
    overlapHours?: number,
  ): Promise<Answer<{ credential: string; earlierEndAt: string }>> {
    return this.http.post(`/api/v1/api-clients/${id}/rotation`, { overlapHours });
  }

  revoke(id: string, reason: string): Promise<Answer<null>> {
    return this.http.post(`/api/v1/api-clients/${id}/revocation`, { reason });
  }

  registerKey(
    id: string,
    key: string,
    endsSecrets?: boolean,
  ): Promise<Answer<{ id: string; algorithm: string }>> {
    return this.http.post(`/api/v1/api-clients/${id}/keys`, { key, endsSecrets });
  }

  endKey(id: string, keyId: string): Promise<Answer<null>> {
    return this.http.delete(`/api/v1/api-clients/${id}/keys/${keyId}`);
  }
}
