import type { Answer, Http, Query } from './http.js';

export interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
  readonly outcome: string;
  readonly words: string;
}

export interface EntryDetail extends Entry {
  readonly disclosures: { name: string }[];
  /** The stored bytes. */
  readonly raw: string;
}

export interface TrailHealth {
  readonly conditions: readonly { part: string; state: string; says: string }[];
  readonly alerts: readonly { cause: string; clearedAt: string | null }[];
}

export class AuditTrailClient {
  constructor(private readonly http: Http) {}

  entries(query: Query = {}): Promise<Answer<{ items: Entry[]; nextCursor: string | null }>> {
    return this.http.get('/api/v1/audit-trail/entries', query);
  }

  entry(id: string): Promise<Answer<EntryDetail>> {
    return this.http.get(`/api/v1/audit-trail/entries/${id}`);
  }

  proof(id: string): Promise<Answer<unknown>> {
    return this.http.get(`/api/v1/audit-trail/entries/${id}/proof`);
  }

  /** People and services by a part of their name. */
  actors(name: string): Promise<Answer<{ items: { actor: string; name: string }[] }>> {
    return this.http.get('/api/v1/audit-trail/actors', { name });
  }

  health(): Promise<Answer<TrailHealth>> {
    return this.http.get('/api/v1/audit-trail/health');
  }

  /** Has the whole log verified. */
  verify(): Promise<Answer<{ id: string }>> {
    return this.http.post('/api/v1/audit-trail/verifications');
  }

  verification(id: string): Promise<Answer<{ state: string; verdict: string | null }>> {
    return this.http.get(`/api/v1/audit-trail/verifications/${id}`);
  }

  /** What everybody who is signed in is told of the system. */
  notices(): Promise<Answer<{ items: { part: string; level: string; says: string }[] }>> {
    return this.http.get('/api/v1/system/notices');
  }

  tree(): Promise<Answer<{ size: number; publishedSize: number }>> {
    return this.http.get('/api/v1/audit-trail/tree');
  }

  /** The log as a zip archive, in `bytes`. */
  export(): Promise<Answer<unknown>> {
    return this.http.get('/api/v1/audit-trail/export');
  }
}
