import { Injectable } from '@nestjs/common';
import { AwaitCheckpoint } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { invariant } from '../../platform/errors/invariant.js';
import { drawSeeded } from '../domain/draw.audit-events.js';
import { drawRefusals } from '../domain/draw.errors.js';
import { isDiceResult, seedOf, seedText } from '../domain/seed.js';
import type { Draw } from '../persistence/draw.entity.js';
import { DrawsRepository } from '../persistence/draws.repository.js';
import { DrawSteps } from './draw-steps.js';

/** The digits of twenty dice, typed twice: one wrong digit makes it a draw nobody witnessed. */
export interface DiceEntries {
  readonly digits: string;
  readonly digitsAgain: string;
}

/** Enters the result of the dice that were thrown after the population's root was published. */
@Injectable()
export class SeedDrawCommand {
  constructor(
    private readonly steps: DrawSteps,
    private readonly draws: DrawsRepository,
    private readonly checkpoints: AwaitCheckpoint,
  ) {}

  /**
   * Takes no seed before a signed checkpoint holds the freeze: without one, nobody outside could
   * tell that the population was fixed first.
   * @throws DomainError `draw.not-dice`, `draw.entries-differ`, `draw.not-frozen`,
   *   `draw.seed-exists`, `draw.not-found`, `audit-trail.not-yet-provable`
   */
  async execute(actor: SignedIn, drawId: string, entries: DiceEntries): Promise<Draw> {
    const dice = agreedDigits(entries);
    await this.untilFreezeIsPublished(drawId);
    return this.steps.take(actor, 'seed', drawId, async (tx, draw, now) => {
      const freeze = freezeOf(draw);
      invariant(draw.populationRoot !== null && freeze, 'A frozen draw has a root and an entry');
      // Asked again under the lock: the draw may have been frozen while this seed was on its way.
      await this.checkpoints.require(tx, freeze.entryId);
      const text = seedText(draw.id, draw.populationRoot, [`dice ${dice}`]);
      const seed = seedOf(text);
      return {
        changes: { seedText: text, seed, seededAt: now },
        event: drawSeeded({ id: draw.id, facts: { dice, seed } }),
      };
    });
  }

  /** Patience without a lock: whoever waits for a checkpoint holds nobody up. */
  private async untilFreezeIsPublished(drawId: string): Promise<void> {
    const draw = await this.draws.byId(drawId);
    const freeze = draw && freezeOf(draw);
    if (draw?.state === 'frozen' && freeze) await this.checkpoints.over(freeze.entryId);
  }
}

function freezeOf({ entries }: Draw): Draw['entries'][number] | undefined {
  return entries.find(({ state }) => state === 'frozen');
}

function agreedDigits({ digits, digitsAgain }: DiceEntries): string {
  if (!isDiceResult(digits) || !isDiceResult(digitsAgain)) throw drawRefusals.refuse('not-dice');
  if (digits !== digitsAgain) throw drawRefusals.refuse('entries-differ');
  return digits;
}
