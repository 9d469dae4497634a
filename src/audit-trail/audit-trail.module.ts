import { Module } from '@nestjs/common';
import { AnchorCheckpoint } from './commands/anchor-checkpoint.js';
import { AuditTrail } from './commands/audit-trail.js';
import { AwaitCheckpoint } from './commands/await-checkpoint.js';
import { CarryOutExpunction } from './commands/carry-out-expunction.js';
import { CarryOutPruning } from './commands/carry-out-pruning.js';
import { CheckTrailHead } from './commands/check-trail-head.js';
import { CheckpointDemand } from './commands/checkpoint-demand.js';
import { CompareCheckpointsCommand } from './commands/compare-checkpoints.command.js';
import { DecideRequestCommand } from './commands/decide-request.command.js';
import { Denials } from './commands/denials.js';
import { ExportEvidenceCommand } from './commands/export-evidence.command.js';
import { ExportTrailCommand } from './commands/export-trail.command.js';
import { GatherCosignatures } from './commands/gather-cosignatures.js';
import { ProveEntryCommand } from './commands/prove-entry.command.js';
import { PublishTree } from './commands/publish-tree.js';
import { StandingApproval } from './commands/standing-approval.js';
import { ReadEntriesCommand } from './commands/read-entries.command.js';
import { ReadRequestsCommand } from './commands/read-requests.command.js';
import { RemovePrunedBundles } from './commands/remove-pruned-bundles.js';
import { RequestExpunctionCommand } from './commands/request-expunction.command.js';
import { RequestPruningCommand } from './commands/request-pruning.command.js';
import { AuditTrailController } from './http/audit-trail.controller.js';
import { CheckpointsController } from './http/checkpoints.controller.js';
import { ExpunctionsController } from './http/expunctions.controller.js';
import { PruningsController } from './http/prunings.controller.js';
import { CarryOutRequestJob } from './jobs/carry-out-request.job.js';
import { EvidenceController } from './http/evidence.controller.js';
import { SigningKeysController } from './http/signing-keys.controller.js';
import { PublisherService } from './jobs/publisher.service.js';
import { SequencerConditions } from './jobs/sequencer-conditions.js';
import { Watchkeeping } from './jobs/watchkeeping.js';
import { SequencerService } from './jobs/sequencer.service.js';
import { EntryRepository } from './persistence/entry.repository.js';
import { ExpunctionsRepository } from './persistence/expunctions.repository.js';
import { PruningsRepository } from './persistence/prunings.repository.js';
import { PublishedTrail } from './persistence/published-trail.js';
import { SequencerDatabase } from './persistence/sequencer-database.js';
import { SigningKeys } from './persistence/signing-keys.js';
import { TreeRepository } from './persistence/tree.repository.js';
import { TwoPersonRequestsRepository } from './persistence/two-person-requests.repository.js';
import { ActorNames } from './queries/actor-names.js';
import { BurstsQuery } from './queries/bursts.query.js';
import { ChainOfCustody } from './queries/chain-of-custody.query.js';
import { CheckpointsQuery } from './queries/checkpoints.query.js';
import { EntriesQuery } from './queries/entries.query.js';
import { EvidenceFiles } from './queries/evidence-files.js';
import { EvidenceSelection } from './queries/evidence-selection.query.js';
import { KeptCheckpointsCondition } from './queries/kept-checkpoints-condition.js';
import { KeysCondition } from './queries/keys-condition.js';
import { RelatedTargets } from './queries/related-targets.js';
import { RoleSeparation } from './queries/role-separation.js';
import { SelectedEntries } from './queries/selected-entries.query.js';
import { ProvenCustodyQuery } from './queries/proven-custody.query.js';
import { StandingRights } from './queries/standing-rights.js';
import { TrailConditions } from './queries/trail-conditions.js';
import { TrailFolder } from './queries/trail-folder.js';
import { TwoPersonRequestsQuery } from './queries/two-person-requests.query.js';
import { watching, watchingControllers } from './watching.providers.js';
import { witnessing, witnessingControllers } from './witnessing.providers.js';

const commands = [
  AuditTrail,
  AwaitCheckpoint,
  CompareCheckpointsCommand,
  Denials,
  ExportEvidenceCommand,
  ExportTrailCommand,
  ProveEntryCommand,
];
const queries = [
  ActorNames,
  BurstsQuery,
  ChainOfCustody,
  CheckpointsQuery,
  EntriesQuery,
  EvidenceFiles,
  EvidenceSelection,
  KeptCheckpointsCondition,
  KeysCondition,
  RelatedTargets,
  RoleSeparation,
  SelectedEntries,
  ProvenCustodyQuery,
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
];

/** What takes two people: expunging by court order, and the end of old entries. */
const twoPersonActs = [
  CarryOutExpunction,
  CarryOutPruning,
  CarryOutRequestJob,
  DecideRequestCommand,
  ExpunctionsRepository,
  PruningsRepository,
  ReadRequestsCommand,
  RemovePrunedBundles,
  RequestExpunctionCommand,
  RequestPruningCommand,
  StandingApproval,
  StandingRights,
  TwoPersonRequestsQuery,
  TwoPersonRequestsRepository,
];

@Module({
  controllers: [
    AuditTrailController,
    CheckpointsController,
    EvidenceController,
    ExpunctionsController,
    PruningsController,
    SigningKeysController,
    ...watchingControllers,
    ...witnessingControllers,
  ],
  providers: [
    EntryRepository,
    ReadEntriesCommand,
    ...commands,
    ...queries,
    ...sequencing,
    ...twoPersonActs,
    ...watching,
    ...witnessing,
  ],
  exports: [
    ActorNames,
    AnchorCheckpoint,
    AuditTrail,
    AwaitCheckpoint,
    BurstsQuery,
    ChainOfCustody,
    CheckpointsQuery,
    ProvenCustodyQuery,
    Denials,
    RelatedTargets,
    SelectedEntries,
    StandingRights,
    TrailConditions,
    Watchkeeping,
  ],
})
export class AuditTrailModule {}
