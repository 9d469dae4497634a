import { Injectable } from '@nestjs/common';

import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { AcceptClip } from '../../footage/footage.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { uploadFinished } from '../domain/ingest.audit-events.js';
import { acceptUpload } from '../jobs/accept-upload.definition.js';
import { UploadsRepository } from '../persistence/uploads.repository.js';
import { Staging } from './staging.js';

/**
 * Notes that the last byte of an upload is here, and puts the job that accepts it into the queue,
 * in one transaction. Done twice, or by two at once, it happens once.
 */
@Injectable()
export class FinishUploadCommand {
  constructor(
    private readonly uploads: UploadsRepository,
    private readonly clips: AcceptClip,
    private readonly staging: Staging,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly jobs: Jobs,
  ) {}

  /** @returns whether all bytes are here, and their way goes on */
  async execute(actor: Actor, uploadId: string): Promise<boolean> {
    const upload = await this.uploads.byId(uploadId);
    if (upload?.state !== 'open') return upload !== null;
    if ((await this.staging.sizeOf(uploadId)) !== upload.sizeBytes) return false;
    await this.staging.sync(uploadId);
    await this.transactions.run(async (tx) => {
      const held = await this.uploads.lock(tx, uploadId);
      if (held?.state !== 'open') return;
      const { clipId, sizeBytes } = held;
      const isWanted = await this.clips.receive(tx, actor, clipId, sizeBytes);
      // Another upload of the same clip was faster: this one has nothing more to give.
      await this.uploads.update(tx, uploadId, { state: isWanted ? 'finished' : 'superseded' });
      const facts = { clip: clipId, sizeBytes, superseded: !isWanted };
      await this.trail.record(tx, actor, uploadFinished({ id: uploadId, facts }));
      const options = { singletonKey: uploadId };
      if (isWanted) await this.jobs.enqueue(tx, acceptUpload, { uploadId }, options);
    });
    return true;
  }
}
