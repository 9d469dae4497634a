import type { Answer, Http, Query } from './http.js';

export interface ClipMetadata {
  readonly source: string;
  readonly sourceClipId: string;
  readonly cameraSerial: string;
  readonly recordedAt: string;
  readonly bufferMs: number;
  readonly durationMs?: number;
  readonly trigger?: string;
  readonly fileName?: string;
  readonly sizeBytes?: number;
  readonly sha256?: string;
}

export interface Clip {
  readonly id: string;
  readonly state: string;
  readonly step: string | null;
  readonly quarantineReason?: string | null;
  readonly category: string | null;
  readonly hasThumbnail: boolean;
  readonly mayWatch: boolean;
  readonly sha256?: string | null;
}

export interface Playback {
  readonly id: string;
  readonly mediaUrl: string;
  readonly mediaType: string;
  readonly durationMs: number;
  readonly rendition: 'original' | 'proxy';
}

export class ClipsClient {
  constructor(private readonly http: Http) {}

  list(query: Query = {}): Promise<Answer<{ items: Clip[]; nextCursor: string | null }>> {
    return this.http.get('/api/v1/clips', query);
  }

  read(id: string): Promise<Answer<Clip>> {
    return this.http.get(`/api/v1/clips/${id}`);
  }

  custody(id: string): Promise<Answer<{ items: { kind: string }[] }>> {
    return this.http.get(`/api/v1/clips/${id}/custody`);
  }

  thumbnail(id: string): Promise<Answer<unknown>> {
    return this.http.get(`/api/v1/clips/${id}/thumbnail`);
  }

  register(metadata: ClipMetadata): Promise<Answer<{ clipId: string; uploadUrl: string }>> {
    return this.http.post('/api/v1/clips', metadata);
  }

  categorize(id: string, category: string, reason: string): Promise<Answer<unknown>> {
    return this.http.post(`/api/v1/clips/${id}/category`, { category, reason });
  }

  /** @param more the reference of a case unless something else is said */
  openPlayback(
    id: string,
    purpose: string,
    more: { reference?: string; explanation?: string } = { reference: 'CN-26-000001' },
  ): Promise<Answer<Playback>> {
    return this.http.post(`/api/v1/clips/${id}/playbacks`, { purpose, ...more });
  }

  restrict(
    id: string,
    restriction: string,
    isRestricted = true,
    reason = 'As the detective asks',
  ): Promise<Answer<unknown>> {
    const decision = { restriction, isRestricted, reason };
    return this.http.post(`/api/v1/clips/${id}/restrictions`, decision);
  }

  /** @param range as in the Range header: `bytes=0-99` */
  media(playbackId: string, range?: string): Promise<Answer<unknown>> {
    const headers = range === undefined ? undefined : { range };
    return this.http.request('GET', `/api/v1/playbacks/${playbackId}/media`, { headers });
  }
}
