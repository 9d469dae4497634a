import { Inject, Injectable } from '@nestjs/common';
import { mkdir, open, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

import { SETTINGS, type Settings } from '../../platform/config/settings.js';
import { ingestRefusals } from '../domain/ingest.errors.js';

const UPLOAD_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface StagedUpload {
  readonly id: string;
  /** Declared. */
  readonly sizeBytes: number;
}

/** The folder where uploads wait until they are accepted. Names in it are identifiers of ours. */
@Injectable()
export class Staging {
  readonly folder: string;
  readonly maximumBytes: number;
  private readonly floorBytes: number;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.folder = join(settings.dataDirectory, 'staging');
    this.maximumBytes = settings.uploads.maximumBytes;
    this.floorBytes = settings.uploads.freeSpaceFloorBytes;
  }

  async prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
  }

  pathOf(uploadId: string): string {
    return join(this.folder, uploadId);
  }

  async uploadIds(): Promise<string[]> {
    return (await readdir(this.folder)).filter((name) => UPLOAD_ID.test(name));
  }

  /** Bytes that are really there; null without a file. */
  async sizeOf(uploadId: string): Promise<number | null> {
    const found = await stat(this.pathOf(uploadId)).catch(() => null);
    return found?.size ?? null;
  }

  /**
   * Better early than at the last byte.
   * @param others uploads under way, whose remaining bytes have their room promised already
   * @throws DomainError `ingest.too-large`, `.no-space`
   */
  async demandRoomFor(sizeBytes: number, others: readonly StagedUpload[]): Promise<void> {
    const { maximumBytes } = this;
    if (sizeBytes > maximumBytes) throw ingestRefusals.refuse('too-large', { maximumBytes });
    const remaining = await Promise.all(
      others.map(async (other) => other.sizeBytes - ((await this.sizeOf(other.id)) ?? 0)),
    );
    const promised = remaining.reduce((sum, bytes) => sum + bytes, 0);
    const { bavail, bsize } = await statfs(this.folder);
    const left = bavail * bsize - promised - sizeBytes;
    if (left < this.floorBytes) throw ingestRefusals.refuse('no-space');
  }

  /** Makes sure that what was received survives a power loss, before anybody is told so. */
  async sync(uploadId: string): Promise<void> {
    const file = await open(this.pathOf(uploadId), 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** Takes away the staged bytes and the notes of the upload library beside them. */
  async remove(uploadId: string): Promise<void> {
    await rm(this.pathOf(uploadId), { force: true });
    await rm(`${this.pathOf(uploadId)}.json`, { force: true });
  }
}
