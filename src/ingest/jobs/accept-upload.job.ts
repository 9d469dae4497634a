import { Injectable, type OnModuleInit } from '@nestjs/common';

import { Jobs } from '../../platform/jobs/jobs.js';
import { AcceptUpload } from '../commands/accept-upload.js';
import { acceptUpload } from './accept-upload.definition.js';

/** Takes finished uploads to their rightful state, one at a time in each process. */
@Injectable()
export class AcceptUploadJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly accept: AcceptUpload,
  ) {}

  onModuleInit(): void {
    this.jobs.work(acceptUpload, ({ uploadId }, { id, signal }) =>
      this.accept.execute(uploadId, { requestId: id, signal }),
    );
  }
}
