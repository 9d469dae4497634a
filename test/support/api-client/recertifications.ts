import type { Answer, Http, Query } from './http.js';

export interface Recertification {
  readonly id: string;
  readonly dueAt: string;
  readonly escalatedAt: string | null;
  readonly closedAt: string | null;
  readonly progress: {
    readonly total: number;
    readonly keep: number;
    readonly change: number;
    readonly disable: number;
    readonly undecided: number;
  };
}

export interface AccountUnderReview {
  readonly id: string;
  readonly personId: string;
  readonly username: string;
  readonly authorizations: number;
  readonly decision: string | null;
}

const PATH = '/api/v1/recertifications';

export class RecertificationsClient {
  constructor(private readonly http: Http) {}

  list(query: Query = {}): Promise<Answer<{ items: Recertification[] }>> {
    return this.http.get(PATH, query);
  }

  open(): Promise<Answer<{ id: string }>> {
    return this.http.post(PATH);
  }

  one(id: string): Promise<Answer<Recertification>> {
    return this.http.get(`${PATH}/${id}`);
  }

  items(
    id: string,
    query: Query = {},
  ): Promise<Answer<{ items: AccountUnderReview[]; nextCursor: string | null }>> {
    return this.http.get(`${PATH}/${id}/items`, query);
  }

  decide(
    id: string,
    itemId: string,
    decision: { decision: string; reason?: string },
  ): Promise<Answer<null>> {
    return this.http.post(`${PATH}/${id}/items/${itemId}/decision`, decision);
  }

  close(id: string, summary: string): Promise<Answer<null>> {
    return this.http.post(`${PATH}/${id}/closing`, { summary });
  }

  evidence(id: string, format: 'csv' | 'pdf'): Promise<Answer<unknown>> {
    return this.http.get(`${PATH}/${id}/evidence.${format}`);
  }
}
