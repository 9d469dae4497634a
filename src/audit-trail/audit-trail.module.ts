import { Module } from '@nestjs/common';
import { AuditTrail } from './commands/audit-trail.js';
import { AwaitCheckpoint } from './commands/await-checkpoint.js';
import { CheckTrailHead } from './commands/check-trail-head.js';
import { CheckpointDemand } from './commands/checkpoint-demand.js';
import { CompareCheckpointsCommand } from './commands/compare-checkpoints.command.js';
import { ExportTrailCommand } from './commands/export-trail.command.js';
import { GatherCosignatures } from './commands/gather-cosignatures.js';
import { ProveEntryCommand } from './commands/prove-entry.command.js';
import { PublishTree } from './commands/publish-tree.js';
import { ReadEntriesCommand } from './commands/read-entries.command.js';
import { AuditTrailController } from './http/audit-trail.controller.js';
import { CheckpointsController } from './http/checkpoints.controller.js';
import { PublisherService } from './jobs/publisher.service.js';
import { SequencerConditions } from './jobs/sequencer-conditions.js';
import { SequencerService } from './jobs/sequencer.service.js';
import { EntryRepository } from './persistence/entry.repository.js';
import { PublishedTrail } from './persistence/published-trail.js';
import { SequencerDatabase } from './persistence/sequencer-database.js';
import { SigningKeys } from './persistence/signing-keys.js';
import { TreeRepository } from './persistence/tree.repository.js';
import { ActorNames } from './queries/actor-names.js';
import { ChainOfCustody } from './queries/chain-of-custody.query.js';
import { CheckpointsQuery } from './queries/checkpoints.query.js';
import { EntriesQuery } from './queries/entries.query.js';
import { TrailConditions } from './queries/trail-conditions.js';
import { TrailFolder } from './queries/trail-folder.js';
import { WitnessedSizes } from './queries/witnessed-sizes.js';

const commands = [
  AuditTrail,
  AwaitCheckpoint,
  CompareCheckpointsCommand,
  ExportTrailCommand,
  ProveEntryCommand,
];
const queries = [
  ActorNames,
  ChainOfCustody,
  CheckpointsQuery,
  EntriesQuery,
  TrailConditions,
  TrailFolder,
];
const sequencing = [
  CheckTrailHead,
  CheckpointDemand,
  GatherCosignatures,
  PublishTree,
  PublishedTrail,
  PublisherService,
  SequencerConditions,
  SequencerDatabase,
  SequencerService,
  SigningKeys,
  TreeRepository,
  WitnessedSizes,
];

@Module({
  controllers: [AuditTrailController, CheckpointsController],
  providers: [EntryRepository, ReadEntriesCommand, ...commands, ...queries, ...sequencing],
  exports: [ActorNames, AuditTrail, AwaitCheckpoint, ChainOfCustody],
})
export class AuditTrailModule {}
