import { Injectable } from '@nestjs/common';

import { ClipProgress, type StoredOriginal } from '../../footage/footage.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { MediaError, type MediaErrorCode } from '../../platform/media/media.errors.js';
import type { MediaFacts } from '../../platform/media/media-facts.js';
import { MediaTools } from '../../platform/media/media-tools.js';
import { probe } from '../../platform/media/probe.js';
import { ObjectStore } from '../../platform/object-store/object-store.js';
import { isMachineFault } from '../domain/machine-fault.js';
import { Staging } from './staging.js';

export interface TakenIn {
  /** Null for an empty file, of which there is nothing to keep. */
  readonly original: StoredOriginal | null;
  readonly probed: MediaFacts | MediaErrorCode;
}

/** Looks at staged bytes and keeps them for good, whatever they turn out to be. */
@Injectable()
export class UploadIntake {
  constructor(
    private readonly staging: Staging,
    private readonly store: ObjectStore,
    private readonly tools: MediaTools,
    private readonly progress: ClipProgress,
    private readonly clock: Clock,
  ) {}

  async takeIn(
    upload: { id: string; clipId: string; sizeBytes: number },
    signal: AbortSignal,
  ): Promise<TakenIn> {
    if (upload.sizeBytes === 0) return { original: null, probed: 'not-media' };
    const path = this.staging.pathOf(upload.id);
    await this.progress.set(upload.clipId, 'storing', 0, this.clock.now());
    // Hashed while it is stored: the key is the digest, so whoever runs this again finds the same.
    const storing = this.store.putByContent('originals', { path }, { signal });
    const [probed, stored] = await Promise.all([this.probe(path, signal), storing]);
    const { sha256, sizeBytes, key: objectKey } = stored;
    const media = typeof probed === 'string' ? null : probed;
    return { original: { sha256, sizeBytes, objectKey, media }, probed };
  }

  pathOf(uploadId: string): string {
    return this.staging.pathOf(uploadId);
  }

  /** Nothing of the upload is needed any more. */
  async clear(upload: { id: string; clipId: string }): Promise<void> {
    await this.staging.remove(upload.id);
    await this.progress.clear(upload.clipId);
  }

  private async probe(path: string, signal: AbortSignal): Promise<MediaFacts | MediaErrorCode> {
    try {
      return await probe(this.tools, path, signal);
    } catch (error) {
      if (error instanceof MediaError && !isMachineFault(error)) return error.code;
      throw error;
    }
  }
}
