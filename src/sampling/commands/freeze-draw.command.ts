import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../identity/identity.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import { account } from '../domain/accounting.js';
import { allocateQuota } from '../domain/allocation.js';
import { drawFrozen } from '../domain/draw.audit-events.js';
import { drawRefusals } from '../domain/draw.errors.js';
import { drawJson } from '../domain/draw-record.js';
import { type ReviewPolicy, policyJson } from '../domain/review-policy.js';
import { candidatesFor, type Reviewer } from '../domain/reviewers.js';
import type { Draw, StoredStratum } from '../persistence/draw.entity.js';
import { ReviewPoliciesRepository } from '../persistence/review-policies.repository.js';
import { DrawSteps, type StepTaken } from './draw-steps.js';
import { frozenDrawOf } from './frozen-draw.js';
import { PopulationFiles, type WrittenPopulation } from '../persistence/population-files.js';
import { RecordFiles } from '../persistence/record-files.js';
import { ReviewerRoster } from './reviewer-roster.js';

/**
 * Fixes everything that decides a draw before any seed exists: the urn, how many clips each
 * stratum gives, and who may review them.
 */
@Injectable()
export class FreezeDrawCommand {
  constructor(
    private readonly steps: DrawSteps,
    private readonly policies: ReviewPoliciesRepository,
    private readonly populations: PopulationFiles,
    private readonly records: RecordFiles,
    private readonly roster: ReviewerRoster,
  ) {}

  /**
   * @throws DomainError `draw.window-open`, `draw.clips-in-progress`, `draw.no-reviewer`,
   *   `draw.wrong-state`, `draw.not-found`
   */
  async execute(actor: SignedIn, drawId: string): Promise<Draw> {
    const reviewers = await this.roster.reviewers();
    // One snapshot for all pages of the population: a clip that moves between two pages would be
    // counted twice or not at all.
    return this.steps.take(
      actor,
      'freeze',
      drawId,
      (tx, draw, now) => this.freeze(tx, draw, reviewers, now),
      'REPEATABLE READ',
    );
  }

  private async freeze(
    tx: Tx,
    draw: Draw,
    reviewers: readonly Reviewer[],
    now: Date,
  ): Promise<StepTaken> {
    if (now < draw.windowTo) throw drawRefusals.refuse('window-open');
    const policy = await this.policies.byId(tx, draw.policyId);
    invariant(policy !== null, 'A declared draw has a review policy');
    const window = { from: draw.windowFrom, to: draw.windowTo, unitId: draw.unitId };
    const written = await this.populations.write(tx, draw.id, window, policy);
    const strata = strataOf(written, policy, reviewers);
    const frozen: Draw = {
      ...draw,
      ...committedTo(written),
      strata,
      reviewers: [...reviewers],
      frozenAt: now,
    };
    return this.publish(frozen, policy, written);
  }

  private async publish(
    draw: Draw,
    policy: ReviewPolicy,
    written: WrittenPopulation,
  ): Promise<StepTaken> {
    const { population, omitted } = written;
    const accounting = account(population.count, omitted, 0);
    const record = drawJson('frozen', frozenDrawOf(draw), accounting, null);
    const files = [
      await this.records.keep(draw.id, 'policy.json', policyJson(policy)),
      ...written.files,
      await this.records.keep(draw.id, 'draw.json', record.text),
    ];
    const toDraw = (draw.strata ?? []).reduce((sum, { allocated }) => sum + allocated, 0);
    return {
      changes: { ...draw, recordSha256: record.sha256, files },
      isAnchored: true,
      event: drawFrozen({
        id: draw.id,
        facts: {
          population: population.sha256,
          root: population.root,
          excluded: written.excludedSha256,
          record: record.sha256,
          received: accounting.received,
          eligible: accounting.eligible,
          inUrn: population.count,
          toDraw,
        },
      }),
    };
  }
}

function committedTo({ population, excludedSha256, omitted }: WrittenPopulation) {
  return {
    populationCount: population.count,
    populationRoot: population.root,
    populationSha256: population.sha256,
    excludedSha256,
    omittedCounts: omitted,
  };
}

/** Refused here, before a seed exists: afterwards a missing reviewer would be a choice to make. */
function strataOf(
  { population, strataUnits }: WrittenPopulation,
  policy: ReviewPolicy,
  reviewers: readonly Reviewer[],
): StoredStratum[] {
  const allocation = allocateQuota(population.strata, policy.clipsPerOfficer);
  return [...population.strata].map(([label, size]) => {
    const unitIds = [...(strataUnits.get(label) ?? [])];
    const candidates = candidatesFor(label, unitIds, reviewers);
    if (candidates.length === 0) throw drawRefusals.refuse('no-reviewer', { stratum: label });
    return { label, size, allocated: allocation.get(label) ?? 0, unitIds, candidates };
  });
}
