import type { Answer, Http, Query } from './http.js';

export interface TriggerEvent {
  readonly source: string;
  readonly eventId: string;
  readonly sensorSerial: string;
  readonly kind: string;
  readonly occurredAt: string;
}

export interface RecordedEvent {
  readonly eventId: string;
  readonly outcome: 'recorded' | 'already-known' | 'refused';
  readonly reason?: string;
}

export interface Coverage {
  readonly id: string;
  readonly verdict: string;
  readonly lateByMs: number | null;
}

export class ActivationsClient {
  constructor(private readonly http: Http) {}

  record(event: TriggerEvent): Promise<Answer<RecordedEvent>> {
    return this.http.post('/api/v1/trigger-events', event);
  }

  recordBatch(events: readonly TriggerEvent[]): Promise<Answer<{ items: RecordedEvent[] }>> {
    return this.http.post('/api/v1/trigger-events/batch', { events });
  }

  coverage(query: Query = {}): Promise<Answer<{ items: Coverage[]; nextCursor: string | null }>> {
    return this.http.get('/api/v1/coverage', query);
  }

  summary(query: Query = {}): Promise<Answer<Record<string, unknown>>> {
    return this.http.get('/api/v1/coverage/summary', query);
  }
}
