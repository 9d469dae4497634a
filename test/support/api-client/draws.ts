import type { Answer, Http } from './http.js';

export interface Draw {
  readonly id: string;
  readonly state: string;
}

export interface NewPolicy {
  readonly name: string;
  readonly unitId?: string;
  readonly clipsPerOfficer: number;
  readonly periodDays: number;
  readonly minimumDurationMs: number;
  readonly exclusions: readonly string[];
  readonly dueDays: number;
  readonly requiredWatchSharePercent: number;
}

export class DrawsClient {
  constructor(private readonly http: Http) {}

  policies(): Promise<Answer<{ items: { id: string }[] }>> {
    return this.http.get('/api/v1/review-policies');
  }

  addPolicy(policy: NewPolicy): Promise<Answer<{ id: string }>> {
    return this.http.post('/api/v1/review-policies', policy);
  }

  list(): Promise<Answer<{ items: Draw[] }>> {
    return this.http.get('/api/v1/draws');
  }

  read(id: string): Promise<Answer<Draw>> {
    return this.http.get(`/api/v1/draws/${id}`);
  }

  declare(policyId: string, windowFrom: string, windowTo: string): Promise<Answer<Draw>> {
    return this.http.post('/api/v1/draws', { policyId, windowFrom, windowTo });
  }

  freeze(id: string): Promise<Answer<Draw>> {
    return this.http.post(`/api/v1/draws/${id}/freezing`);
  }

  seed(id: string, digits: string, digitsAgain = digits): Promise<Answer<Draw>> {
    return this.http.post(`/api/v1/draws/${id}/seed`, { digits, digitsAgain });
  }

  execute(id: string): Promise<Answer<Draw>> {
    return this.http.post(`/api/v1/draws/${id}/execution`);
  }

  /** The record as a zip archive, in `bytes`. */
  record(id: string): Promise<Answer<unknown>> {
    return this.http.get(`/api/v1/draws/${id}/record`);
  }
}
