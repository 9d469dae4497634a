import type { Answer, Http, Query } from './http.js';

export interface TwoPersonRequest {
  readonly id: string;
  readonly state: string;
}

export interface Expunction extends TwoPersonRequest {
  readonly valuesAsked: number;
  readonly valuesRemoved: number | null;
  readonly requestedByName: string | null;
  readonly items: { readonly name: string; readonly entry: { readonly id: string } }[];
}

/** Expunging by court order, and the end of old entries. */
export class TrailRetentionClient {
  constructor(private readonly http: Http) {}

  requestExpunction(body: object): Promise<Answer<{ id: string }>> {
    return this.http.post('/api/v1/audit-trail/expunctions', body);
  }

  expunction(id: string): Promise<Answer<Expunction>> {
    return this.http.get(`/api/v1/audit-trail/expunctions/${id}`);
  }

  expunctions(query: Query = {}): Promise<Answer<{ items: TwoPersonRequest[] }>> {
    return this.http.get('/api/v1/audit-trail/expunctions', query);
  }

  requestPruning(before: string): Promise<Answer<{ id: string }>> {
    return this.http.post('/api/v1/audit-trail/prunings', { before });
  }

  prunings(): Promise<Answer<{ items: TwoPersonRequest[]; newestCutoff: string }>> {
    return this.http.get('/api/v1/audit-trail/prunings');
  }

  decide(
    act: 'expunctions' | 'prunings',
    id: string,
    decision: 'approval' | 'withdrawal',
  ): Promise<Answer<unknown>> {
    return this.http.post(`/api/v1/audit-trail/${act}/${id}/${decision}`, {});
  }
}
