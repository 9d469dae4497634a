import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { CarryOutExpunction } from '../commands/carry-out-expunction.js';
import { CarryOutPruning } from '../commands/carry-out-pruning.js';
import { systemActor } from '../domain/actor.js';
import { carryOutRequest } from './carry-out-request.definition.js';

/** Carries out what two people agreed on. */
@Injectable()
export class CarryOutRequestJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly expunction: CarryOutExpunction,
    private readonly pruning: CarryOutPruning,
  ) {}

  onModuleInit(): void {
    const acts = { expunction: this.expunction, pruning: this.pruning };
    this.jobs.work(carryOutRequest, ({ act, id }, running) =>
      acts[act].execute(systemActor('trail-retention', running.id), id),
    );
  }
}
