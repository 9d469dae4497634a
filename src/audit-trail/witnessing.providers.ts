import { AnchorCheckpoint } from './commands/anchor-checkpoint.js';
import { AnchorCheckpointJob } from './jobs/anchor-checkpoint.job.js';
import { AnchorsRepository } from './persistence/anchors.repository.js';
import { WitnessPolicy } from './persistence/witness-policy.js';
import { WitnessStates } from './persistence/witness-states.js';
import { CheckpointCopiesController } from './http/checkpoint-copies.controller.js';
import { AnchorCondition } from './queries/anchor-condition.js';
import { CheckpointCopies } from './queries/checkpoint-copies.query.js';
import { WitnessConditions } from './queries/witness-conditions.js';
import { WitnessedSizes } from './queries/witnessed-sizes.js';

export const witnessingControllers = [CheckpointCopiesController];

/** What lets outsiders vouch for the log: witnesses, and time-stamping authorities. */
export const witnessing = [
  AnchorCheckpoint,
  AnchorCheckpointJob,
  AnchorCondition,
  AnchorsRepository,
  CheckpointCopies,
  WitnessConditions,
  WitnessPolicy,
  WitnessStates,
  WitnessedSizes,
];
