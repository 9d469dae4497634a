import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';

import { Transactions } from '../../platform/database/transactions.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { acceptUpload } from '../jobs/accept-upload.definition.js';
import { UploadsRepository } from '../persistence/uploads.repository.js';
import { FinishUploadCommand } from './finish-upload.command.js';
import { ingestActor } from './ingest-actor.js';
import { Staging } from './staging.js';

/**
 * A server that is killed between the last byte of an upload and the note of it leaves a complete
 * file that no sender will touch again, and one that is killed after acceptance leaves a copy that
 * nobody needs. And a job that was tried to its limit leaves a finished upload that nobody works on.
 * The next start finds all of them.
 */
@Injectable()
export class RecoverUploads implements OnApplicationBootstrap {
  private readonly logger = new Logger(RecoverUploads.name);

  constructor(
    private readonly uploads: UploadsRepository,
    private readonly finish: FinishUploadCommand,
    private readonly staging: Staging,
    private readonly transactions: Transactions,
    private readonly jobs: Jobs,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.staging.prepare();
    for (const id of await this.staging.uploadIds()) {
      const upload = await this.uploads.byId(id);
      if (upload?.state === 'open' && (await this.finish.execute(ingestActor('start'), id))) {
        this.logger.log(`Upload ${id} was complete and goes on`);
      }
      if (upload?.state === 'finished') {
        // Where its job waits already, this adds none; where it runs, another finds it done.
        await this.transactions.run((tx) =>
          this.jobs.enqueue(tx, acceptUpload, { uploadId: id }, { singletonKey: id }),
        );
      }
      if (upload?.state === 'accepted' || upload?.state === 'superseded') {
        await this.staging.remove(id);
      }
    }
  }
}
