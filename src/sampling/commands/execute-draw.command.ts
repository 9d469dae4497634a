import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import { assign } from '../domain/assignment.js';
import { drawDamageFound } from '../domain/draw.audit-events.js';
import { drawRefusals } from '../domain/draw.errors.js';
import { type Selection, Selector } from '../domain/selection.js';
import { seedKey } from '../domain/ticket.js';
import type { Draw } from '../persistence/draw.entity.js';
import { DrawsRepository } from '../persistence/draws.repository.js';
import { DrawAnnouncements } from './draw-announcements.js';
import { DrawSteps, type StepTaken } from './draw-steps.js';
import { ExecutedRecords } from './executed-records.js';
import { frozenDrawOf } from './frozen-draw.js';
import { PopulationFiles } from '../persistence/population-files.js';

/** The stored population is not the frozen one. Not a refusal yet: it must be entered first. */
class DamagedPopulation extends Error {
  constructor(
    readonly expected: string,
    readonly found: string,
  ) {
    super('The stored population is not the frozen one');
  }
}

/** Computes what the seed decided: tickets, sample, reviewers. Nobody has a choice any more. */
@Injectable()
export class ExecuteDrawCommand {
  constructor(
    private readonly steps: DrawSteps,
    private readonly draws: DrawsRepository,
    private readonly populations: PopulationFiles,
    private readonly records: ExecutedRecords,
    private readonly announcements: DrawAnnouncements,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws DomainError `draw.population-damaged`, `draw.wrong-state`, `draw.not-found` */
  async execute(actor: SignedIn, drawId: string): Promise<Draw> {
    try {
      return await this.steps.take(actor, 'execute', drawId, (tx, draw, now) =>
        this.draw(tx, draw, now),
      );
    } catch (error) {
      if (!(error instanceof DamagedPopulation)) throw error;
      const { expected, found } = error;
      const event = drawDamageFound({ id: drawId, facts: { expected, found }, outcome: 'failed' });
      await this.trail.recordAlone(actor, event);
      throw drawRefusals.refuse('population-damaged', { expected, found });
    }
  }

  private async draw(tx: Tx, draw: Draw, now: Date): Promise<StepTaken> {
    invariant(draw.seed !== null, 'A seeded draw has a seed');
    const { candidates } = frozenDrawOf(draw);
    const selection = await this.select(draw, draw.seed);
    const assignments = assign(selection, candidates, seedKey(draw.seed));
    await this.draws.insertSelection(tx, draw.id, assignments);
    await this.announcements.executed(tx, draw, assignments, now);
    return this.records.keep(draw, selection, assignments, now);
  }

  /** The stored file is judged as a whole before the first ticket is computed from it. */
  private async select(draw: Draw, seed: string): Promise<Selection> {
    const { allocation, population } = frozenDrawOf(draw);
    const found = await this.populations.digest(draw.files);
    if (found !== population.sha256) throw new DamagedPopulation(population.sha256, found);
    const selector = new Selector(seed, allocation);
    for await (const entries of this.populations.read(draw.files)) {
      for (const { clipId, stratum } of entries) selector.offer(clipId, stratum);
    }
    return selector.selection();
  }
}
