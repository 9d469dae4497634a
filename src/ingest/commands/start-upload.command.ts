import { Injectable } from '@nestjs/common';

import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { FootageDirectory, wantsBytes } from '../../footage/footage.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { uploadStarted } from '../domain/ingest.audit-events.js';
import { ingestRefusals } from '../domain/ingest.errors.js';
import { readUploadMetadata } from '../domain/upload-metadata.js';
import { UploadsRepository } from '../persistence/uploads.repository.js';
import { Staging } from './staging.js';

export interface NewUpload {
  readonly id: string;
  /** Undefined where the sender does not say. */
  readonly sizeBytes: number | undefined;
  /** As the sender wrote it. */
  readonly metadata: unknown;
}

/** An upload that nobody ended in a day holds up no other; it may still go on if there is room. */
const PROMISED_FOR_MS = 24 * 60 * 60 * 1000;

/** Lets the bytes of a registered clip come in, if they are wanted and there is room for them. */
@Injectable()
export class StartUploadCommand {
  constructor(
    private readonly uploads: UploadsRepository,
    private readonly footage: FootageDirectory,
    private readonly staging: Staging,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError of `ingest`, before anything is written */
  async execute(actor: SignedIn, { id, sizeBytes, metadata }: NewUpload): Promise<void> {
    if (sizeBytes === undefined) throw ingestRefusals.refuse('length-needed');
    const said = readUploadMetadata(metadata);
    if (said === null) throw ingestRefusals.refuse('wrong-metadata');
    const announced = await this.uploads.announcementOf(said.clipId);
    const { sizeBytes: announcedBytes = null, sha256: announcedSha256 = null } = announced ?? {};
    if (announcedBytes !== null && announcedBytes !== sizeBytes) {
      throw ingestRefusals.refuse('other-length', { announcedBytes, sizeBytes });
    }
    await this.transactions.run(async (tx) => {
      const since = new Date(this.clock.now().getTime() - PROMISED_FOR_MS);
      await this.staging.demandRoomFor(sizeBytes, await this.uploads.lockOpenSince(tx, since));
      const clip = await this.footage.lockClip(tx, said.clipId);
      if (!clip) throw ingestRefusals.refuse('clip-unknown');
      if (!wantsBytes(clip)) throw ingestRefusals.refuse('clip-complete', { state: clip.state });
      await this.uploads.insert(tx, {
        id,
        clipId: clip.id,
        createdBy: actor.personId,
        sizeBytes,
        claimedSha256: said.sha256 ?? announcedSha256,
        state: 'open',
        createdAt: this.clock.now(),
      });
      const facts = { clip: clip.id, sizeBytes };
      const disclosures = said.fileName === null ? {} : { fileName: said.fileName };
      await this.trail.record(tx, actor, uploadStarted({ id, facts, disclosures }));
    });
  }
}
