import { Injectable } from '@nestjs/common';

import type { Actor } from '../../audit-trail/audit-trail.public.js';
import { AcceptClip, type Clip, FootageDirectory } from '../../footage/footage.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import { MediaError } from '../../platform/media/media.errors.js';
import { judgeUpload } from '../domain/judge-upload.js';
import { isMachineFault } from '../domain/machine-fault.js';
import type { UploadEntity } from '../persistence/upload.entity.js';
import { UploadsRepository } from '../persistence/uploads.repository.js';
import { ingestActor } from './ingest-actor.js';
import { RenditionMaker } from './rendition-maker.js';
import { UploadIntake } from './upload-intake.js';

interface Run {
  readonly actor: Actor;
  readonly signal: AbortSignal;
}

/**
 * Takes a finished upload to its rightful state: stored and ready, or quarantined with a reason.
 *
 * The ledger says how far an earlier run came, and every object has a key made of its content, so
 * whoever is killed anywhere in here simply runs again and ends the same. The staged bytes go last.
 */
@Injectable()
export class AcceptUpload {
  constructor(
    private readonly uploads: UploadsRepository,
    private readonly footage: FootageDirectory,
    private readonly clips: AcceptClip,
    private readonly intake: UploadIntake,
    private readonly maker: RenditionMaker,
    private readonly transactions: Transactions,
  ) {}

  async execute(
    uploadId: string,
    { requestId, signal }: { requestId: string; signal: AbortSignal },
  ): Promise<void> {
    const upload = await this.uploads.byId(uploadId);
    if (!upload) return;
    const run = { actor: ingestActor(requestId), signal };
    if (upload.state === 'finished') {
      await this.keepOriginal(upload, run);
      await this.makeRenditions(upload, run);
      await this.checkIntegrity(upload, run);
      await this.transactions.run((tx) => this.uploads.update(tx, uploadId, { state: 'accepted' }));
    }
    await this.intake.clear(upload);
  }

  private async keepOriginal(upload: UploadEntity, { actor, signal }: Run): Promise<void> {
    if ((await this.clipOf(upload)).state !== 'processing') return;
    const { original, probed } = await this.intake.takeIn(upload, signal);
    await this.transactions.run(async (tx) => {
      const clip = await this.clips.attribute(tx, actor, upload.clipId);
      const reason = judgeUpload({
        sizeBytes: upload.sizeBytes,
        sha256: original?.sha256 ?? null,
        claimedSha256: upload.claimedSha256,
        probed,
        isCameraKnown: clip.cameraId !== null,
      });
      if (reason !== null || original === null) {
        const why = { reason: reason ?? 'zero-length', original };
        return this.clips.quarantine(tx, actor, clip.id, why);
      }
      const duplicateOf = await this.footage.heldDuplicate(tx, clip, original.sha256);
      if (duplicateOf !== null) {
        const why = { reason: 'duplicate', duplicateOf, original } as const;
        return this.clips.quarantine(tx, actor, clip.id, why);
      }
      await this.clips.store(tx, actor, clip.id, original);
    });
  }

  private async makeRenditions(upload: UploadEntity, { actor, signal }: Run): Promise<void> {
    const clip = await this.clipOf(upload);
    if (clip.state !== 'stored') return;
    try {
      const made = await this.maker.make(sourceOf(clip), this.intake.pathOf(upload.id), signal);
      await this.transactions.run(async (tx) => {
        for (const rendition of made.renditions) {
          await this.clips.addRendition(tx, actor, clip.id, rendition);
        }
        const { durationMs, proxy } = made;
        await this.clips.makeReady(tx, actor, clip.id, { durationMs, proxy });
      });
    } catch (error) {
      if (!isUndecodable(error)) throw error;
      await this.transactions.run((tx) =>
        this.clips.quarantine(tx, actor, clip.id, { reason: 'unreadable', original: null }),
      );
    }
  }

  /** After the clip is ready: decoding an hour of footage takes minutes that nobody should wait. */
  private async checkIntegrity(upload: UploadEntity, { actor, signal }: Run): Promise<void> {
    const clip = await this.clipOf(upload);
    if (clip.state !== 'ready' || clip.integrity !== null) return;
    const path = this.intake.pathOf(upload.id);
    const checked = await this.maker.check(sourceOf(clip), path, signal).catch((error: unknown) => {
      // A decoder that says nothing at all did not find damage: it was ended.
      if (!isUndecodable(error) || error.lines.length === 0) throw error;
      return { integrity: 'damaged' as const, errorLines: error.lines.length };
    });
    await this.transactions.run((tx) => this.clips.noteIntegrity(tx, actor, clip.id, checked));
  }

  private async clipOf(upload: UploadEntity): Promise<Clip> {
    const clip = await this.footage.clip(upload.clipId);
    invariant(clip, `Clip ${upload.clipId} of an upload is in the ledger`);
    return clip;
  }
}

function sourceOf({ id, sha256, media }: Clip) {
  invariant(sha256 !== null && media !== null, 'A stored clip has a digest and media facts');
  return { id, sha256, media };
}

function isUndecodable(error: unknown): error is MediaError {
  return (
    error instanceof MediaError &&
    ['unreadable', 'tool-failed'].includes(error.code) &&
    !isMachineFault(error)
  );
}
