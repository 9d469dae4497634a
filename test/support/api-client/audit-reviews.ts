import type { Answer, Http, Query } from './http.js';

export interface WeekOfReview {
  readonly week: string;
  readonly state: string;
}

export interface AuditReviewAnswer extends WeekOfReview {
  readonly findings: readonly { id: string; found: number; marked: unknown }[];
}

export class AuditReviewsClient {
  constructor(private readonly http: Http) {}

  list(
    query: Query = {},
  ): Promise<Answer<{ items: WeekOfReview[]; nextCursor: string | null; running: WeekOfReview }>> {
    return this.http.get('/api/v1/audit-reviews', query);
  }

  read(week: string): Promise<Answer<AuditReviewAnswer>> {
    return this.http.get(`/api/v1/audit-reviews/${week}`);
  }

  entries(
    week: string,
    finding: string,
    query: Query = {},
  ): Promise<Answer<{ items: { id: string; words: string }[]; nextCursor: string | null }>> {
    return this.http.get(`/api/v1/audit-reviews/${week}/findings/${finding}/entries`, query);
  }

  mark(week: string, finding: string, said: unknown): Promise<Answer<{ code: string } | null>> {
    return this.http.put(`/api/v1/audit-reviews/${week}/findings/${finding}/mark`, said);
  }

  sign(week: string): Promise<Answer<{ code: string } | null>> {
    return this.http.post(`/api/v1/audit-reviews/${week}/signature`);
  }

  followUp(week: string, said: unknown): Promise<Answer<{ code: string } | null>> {
    return this.http.post(`/api/v1/audit-reviews/${week}/follow-ups`, said);
  }

  hours(): Promise<Answer<{ items: { from: string; to: string; setAt: string | null }[] }>> {
    return this.http.get('/api/v1/audit-review-hours');
  }

  setHours(hours: unknown): Promise<Answer<{ code: string } | null>> {
    return this.http.put('/api/v1/audit-review-hours', hours);
  }
}
