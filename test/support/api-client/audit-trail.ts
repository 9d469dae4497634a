import type { Answer, Http, Query } from './http.js';

export interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
  readonly outcome: string;
}

export class AuditTrailClient {
  constructor(private readonly http: Http) {}

  entries(query: Query = {}): Promise<Answer<{ items: Entry[]; nextCursor: string | null }>> {
    return this.http.get('/api/v1/audit-trail/entries', query);
  }

  entry(id: string): Promise<Answer<Entry & { disclosures: { name: string }[] }>> {
    return this.http.get(`/api/v1/audit-trail/entries/${id}`);
  }

  proof(id: string): Promise<Answer<unknown>> {
    return this.http.get(`/api/v1/audit-trail/entries/${id}/proof`);
  }

  tree(): Promise<Answer<{ size: number }>> {
    return this.http.get('/api/v1/audit-trail/tree');
  }

  /** The log as a zip archive, in `bytes`. */
  export(): Promise<Answer<unknown>> {
    return this.http.get('/api/v1/audit-trail/export');
  }
}
