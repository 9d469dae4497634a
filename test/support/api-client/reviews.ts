import type { Playback } from './clips.js';
import type { Answer, Http } from './http.js';

export interface Review {
  readonly id: string;
  readonly state: string;
  readonly clip: { readonly id: string };
  readonly dueAt: string;
}

export interface WatchedInterval {
  readonly startMs: number;
  readonly endMs: number;
  readonly speed: number;
  readonly muted: boolean;
  readonly visible: boolean;
}

export interface Watched {
  readonly watchedMs: number;
  readonly watchedPercent: number;
  readonly requiredPercent: number;
}

export class ReviewsClient {
  constructor(private readonly http: Http) {}

  queue(): Promise<Answer<{ items: Review[] }>> {
    return this.http.get('/api/v1/reviews/queue');
  }

  read(id: string): Promise<Answer<Review>> {
    return this.http.get(`/api/v1/reviews/${id}`);
  }

  open(id: string): Promise<Answer<Playback>> {
    return this.http.post(`/api/v1/reviews/${id}/opening`);
  }

  recordWatching(
    id: string,
    playbackId: string,
    intervals: readonly WatchedInterval[],
  ): Promise<Answer<Watched>> {
    return this.http.post(`/api/v1/reviews/${id}/watch-evidence`, { playbackId, intervals });
  }

  saveAnswers(id: string, answers: unknown, notes?: string): Promise<Answer<unknown>> {
    return this.http.put(`/api/v1/reviews/${id}/answers`, { answers, notes });
  }

  sign(
    id: string,
    answers: unknown,
    notes?: string,
  ): Promise<Answer<{ nextReviewId: string | null }>> {
    return this.http.post(`/api/v1/reviews/${id}/signature`, { answers, notes });
  }
}
