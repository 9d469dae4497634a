import { Injectable } from '@nestjs/common';
import { AgencyDirectory } from '../../agency/agency.public.js';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import { drawDeclared } from '../domain/draw.audit-events.js';
import { drawRefusals, reviewPolicyRefusals } from '../domain/draw.errors.js';
import { attemptId, drawId, type DrawWindow, fitsPeriod } from '../domain/draw-id.js';
import { policyDigest, type ReviewPolicy, versionInForce } from '../domain/review-policy.js';
import type { Draw } from '../persistence/draw.entity.js';
import { DrawsRepository } from '../persistence/draws.repository.js';
import { ReviewPoliciesRepository } from '../persistence/review-policies.repository.js';
import { mayConduct } from './draw-scope.js';

export interface DrawDeclaration {
  readonly policyId: string;
  readonly window: DrawWindow;
}

/** Announces a draw: from here on everybody knows its name, its rules and its window. */
@Injectable()
export class DeclareDrawCommand {
  constructor(
    private readonly draws: DrawsRepository,
    private readonly policies: ReviewPoliciesRepository,
    private readonly agency: AgencyDirectory,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `review-policy.not-found`, `draw.wrong-window`,
   *   `draw.policy-not-in-force`, `draw.already-declared`
   */
  async execute(actor: SignedIn, { policyId, window }: DrawDeclaration): Promise<Draw> {
    return this.transactions.run(async (tx) => {
      const settings = await this.agency.settings(tx);
      invariant(settings !== null, 'Somebody is signed in, so the agency is set up');
      const policy = await this.policies.byId(tx, policyId);
      if (policy === null || !mayConduct(actor, policy)) {
        throw reviewPolicyRefusals.refuse('not-found');
      }
      checkInForce(policy, await this.policies.versionsOf(tx, policy.name), window);
      const unitCode = await this.unitCode(tx, policy);
      const id = drawId(window, policy.periodDays, unitCode, settings.timeZone);
      const attempt = 1 + (await this.draws.attempts(tx, id));
      const at = { timeZone: settings.timeZone, now: this.clock.now() };
      const draw = declared(attemptId(id, attempt), policy, window, at);
      const entryId = await this.trail.record(tx, actor, eventOf(draw));
      invariant(entryId !== null, 'An event without a key is always entered');
      const entered: Draw = { ...draw, entries: [{ state: draw.state, entryId }] };
      await this.draws.insert(tx, entered);
      return entered;
    });
  }

  private async unitCode(tx: Tx, { unitId }: ReviewPolicy): Promise<string | null> {
    if (unitId === null) return null;
    const units = await this.agency.unitsByIds([unitId], tx);
    return units.get(unitId)?.code ?? null;
  }
}

function checkInForce(
  policy: ReviewPolicy,
  versions: readonly ReviewPolicy[],
  window: DrawWindow,
): void {
  if (!fitsPeriod(window, policy.periodDays)) {
    throw drawRefusals.refuse('wrong-window', { periodDays: policy.periodDays });
  }
  const inForce = versionInForce(versions, window.from);
  if (inForce?.id === policy.id) return;
  throw drawRefusals.refuse('policy-not-in-force', { policyId: inForce?.id ?? null });
}

function declared(
  id: string,
  policy: ReviewPolicy,
  window: DrawWindow,
  at: { readonly timeZone: string; readonly now: Date },
): Draw {
  return {
    id,
    policyId: policy.id,
    policySha256: policyDigest(policy),
    unitId: policy.unitId,
    periodDays: policy.periodDays,
    windowFrom: window.from,
    windowTo: window.to,
    timeZone: at.timeZone,
    state: 'declared',
    populationCount: null,
    populationRoot: null,
    populationSha256: null,
    excludedSha256: null,
    omittedCounts: null,
    strata: null,
    reviewers: null,
    seedText: null,
    seed: null,
    drawnCount: null,
    recordSha256: null,
    files: [],
    entries: [],
    voidReason: null,
    declaredAt: at.now,
    frozenAt: null,
    seededAt: null,
    executedAt: null,
    voidedAt: null,
  };
}

function eventOf({ id, policySha256, windowFrom, windowTo }: Draw) {
  return drawDeclared({
    id,
    facts: { policy: policySha256, from: windowFrom.toISOString(), to: windowTo.toISOString() },
  });
}
