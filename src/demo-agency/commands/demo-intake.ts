import { copyFile, stat, writeFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import {
  AcceptUpload,
  AnnounceClipCommand,
  FinishUploadCommand,
  Staging,
  StartUploadCommand,
} from '../../ingest/ingest.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { newId } from '../../platform/ids.js';
import type { PlannedClip } from '../domain/planned.js';
import { truncate } from '../media/synthetic-clip.js';

/** The name under which the demo's charging dock sends everything in. */
export const DOCK = 'dock-1';

/** Sends footage in as a dock does, and takes it to its rightful state at once. */
@Injectable()
export class DemoIntake {
  constructor(
    private readonly announce: AnnounceClipCommand,
    private readonly start: StartUploadCommand,
    private readonly staging: Staging,
    private readonly finish: FinishUploadCommand,
    private readonly accept: AcceptUpload,
  ) {}

  /**
   * @param file the clip's bytes; null for one that is announced and never sent
   * @returns the clip's identifier
   */
  async send(dock: SignedIn, clip: PlannedClip, file: string | null): Promise<string> {
    const { sourceClipId, cameraSerial, recordedAt, bufferMs, durationMs, trigger } = clip;
    const facts = { source: DOCK, sourceClipId, cameraSerial, recordedAt, bufferMs, durationMs };
    const fileName = `${sourceClipId}.mp4`;
    const { clipId } = await this.announce.execute(
      dock,
      { ...facts, trigger, fileName },
      { sizeBytes: null, sha256: null },
    );
    if (file !== null) await this.upload(dock, { clipId, fileName }, await this.spoil(file, clip));
    return clipId;
  }

  private async upload(
    dock: SignedIn,
    metadata: { clipId: string; fileName: string },
    file: string,
  ): Promise<void> {
    const uploadId = newId();
    await this.staging.prepare();
    const { size: sizeBytes } = await stat(file);
    await this.start.execute(dock, { id: uploadId, sizeBytes, metadata });
    await copyFile(file, this.staging.pathOf(uploadId));
    await this.finish.execute(dock, uploadId);
    const run = { requestId: dock.requestId, signal: new AbortController().signal };
    await this.accept.execute(uploadId, run);
  }

  private async spoil(file: string, { flaw }: PlannedClip): Promise<string> {
    if (flaw === 'truncated') return truncate(file);
    if (flaw !== 'zero-length') return file;
    const empty = `${file}.empty`;
    await writeFile(empty, '');
    return empty;
  }
}
