import { Module } from '@nestjs/common';
import { AuditTrail } from './commands/audit-trail.js';
import { CheckTrailHead } from './commands/check-trail-head.js';
import { PublishTree } from './commands/publish-tree.js';
import { CheckpointDemand } from './jobs/checkpoint-demand.js';
import { SequencerService } from './jobs/sequencer.service.js';
import { EntryRepository } from './persistence/entry.repository.js';
import { PublishedTrail } from './persistence/published-trail.js';
import { TreeRepository } from './persistence/tree.repository.js';

@Module({
  providers: [
    AuditTrail,
    CheckTrailHead,
    CheckpointDemand,
    EntryRepository,
    PublishTree,
    PublishedTrail,
    SequencerService,
    TreeRepository,
  ],
  exports: [AuditTrail],
})
export class AuditTrailModule {}
