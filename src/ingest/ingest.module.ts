import { Module } from '@nestjs/common';

import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { FootageModule } from '../footage/footage.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { AcceptUpload } from './commands/accept-upload.js';
import { AnnounceClipCommand } from './commands/announce-clip.command.js';
import { FinishUploadCommand } from './commands/finish-upload.command.js';
import { RecoverUploads } from './commands/recover-uploads.js';
import { RenditionMaker } from './commands/rendition-maker.js';
import { Staging } from './commands/staging.js';
import { StartUploadCommand } from './commands/start-upload.command.js';
import { UploadIntake } from './commands/upload-intake.js';
import { IngestController } from './http/ingest.controller.js';
import { TusUploads } from './http/tus-uploads.js';
import { UploadsController } from './http/uploads.controller.js';
import { AcceptUploadJob } from './jobs/accept-upload.job.js';
import { UploadsRepository } from './persistence/uploads.repository.js';

@Module({
  imports: [IdentityModule, AuditTrailModule, FootageModule],
  controllers: [IngestController, UploadsController],
  providers: [
    AcceptUpload,
    AcceptUploadJob,
    AnnounceClipCommand,
    FinishUploadCommand,
    RecoverUploads,
    RenditionMaker,
    Staging,
    StartUploadCommand,
    TusUploads,
    UploadIntake,
    UploadsRepository,
  ],
  exports: [AcceptUpload, AnnounceClipCommand, FinishUploadCommand, Staging, StartUploadCommand],
})
export class IngestModule {}
