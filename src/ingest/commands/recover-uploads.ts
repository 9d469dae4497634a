import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';

import { UploadsRepository } from '../persistence/uploads.repository.js';
import { FinishUploadCommand } from './finish-upload.command.js';
import { ingestActor } from './ingest-actor.js';
import { Staging } from './staging.js';

/**
 * A server that is killed between the last byte of an upload and the note of it leaves a complete
 * file that no sender will touch again, and one that is killed after acceptance leaves a copy that
 * nobody needs. Its next start finds both.
 */
@Injectable()
export class RecoverUploads implements OnApplicationBootstrap {
  private readonly logger = new Logger(RecoverUploads.name);

  constructor(
    private readonly uploads: UploadsRepository,
    private readonly finish: FinishUploadCommand,
    private readonly staging: Staging,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.staging.prepare();
    for (const id of await this.staging.uploadIds()) {
      const upload = await this.uploads.byId(id);
      if (upload?.state === 'open' && (await this.finish.execute(ingestActor('start'), id))) {
        this.logger.log(`Upload ${id} was complete and goes on`);
      }
      if (upload?.state === 'accepted' || upload?.state === 'superseded') {
        await this.staging.remove(id);
      }
    }
  }
}
