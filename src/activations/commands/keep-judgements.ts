import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail, systemActor } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { coverageJudged } from '../domain/activations.audit-events.js';
import { OverdueEvents } from '../jobs/overdue-events.js';
import { TriggerEventsRepository } from '../persistence/trigger-events.repository.js';
import { type Change, historyOf } from './standing.js';

/** Why an event was judged again. */
export type Because = 'clip' | 'assignment' | 'grace';

/** Writes changed verdicts down: the standing one, the history, the trail, and what comes next. */
@Injectable()
export class KeepJudgements {
  constructor(
    private readonly events: TriggerEventsRepository,
    private readonly overdue: OverdueEvents,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async keep(tx: Tx, changes: readonly Change[], because: Because): Promise<void> {
    if (changes.length === 0) return;
    const after = changes.map((change) => change.after);
    const judged = changes.filter((change) => change.after.sequence !== change.before.sequence);
    const added = judged.map((change) => change.after);
    await this.events.updateStanding(tx, after);
    await this.events.appendVerdicts(tx, historyOf(added, this.clock.now()));
    const entries = changes.map((change) => entryOf(change, because));
    await this.trail.recordAll(tx, ruleOfCoverage(), entries);
    await this.overdue.await(tx, added);
  }
}

/** No person decides these: the rule does, whoever brought the clip or the assignment. */
function ruleOfCoverage(): Actor {
  return systemActor('coverage', newId());
}

function entryOf({ before, after }: Change, because: Because) {
  const { id, verdict: to, lateByMs, clipId: clip, officerId: officer } = after;
  const facts = { from: before.verdict, to, lateByMs, clip, officer, because };
  return coverageJudged({ id, facts });
}
