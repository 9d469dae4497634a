import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { Restriction } from '../../authorizations/authorizations.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { clipRestricted, clipRestrictionLifted } from '../domain/footage.audit-events.js';
import { footageRefusals } from '../domain/footage.errors.js';
import { ClipRestrictionsRepository } from '../persistence/clip-restrictions.repository.js';
import { ClipsRepository } from '../persistence/clips.repository.js';
import { VisibleClips } from './visible-clips.js';

export interface RestrictionDecision {
  readonly restriction: Restriction;
  /** False to lift it. */
  readonly isRestricted: boolean;
  readonly reason: string;
}

/**
 * Restricts a clip to those with a clearance, or lifts that. Whoever restricts without a clearance
 * of their own does not find the clip again: only somebody who knows of it can lift it.
 */
@Injectable()
export class RestrictClipCommand {
  constructor(
    private readonly visible: VisibleClips,
    private readonly clips: ClipsRepository,
    private readonly history: ClipRestrictionsRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `footage.clip-not-found`, `.restricted-so-already`, `.not-restricted-so` */
  async execute(actor: SignedIn, clipId: string, decision: RestrictionDecision): Promise<void> {
    const { id } = await this.visible.within(actor, 'clip.restrict', clipId);
    const { restriction, isRestricted, reason } = decision;
    await this.transactions.run(async (tx) => {
      const clip = await this.clips.lock(tx, id);
      if (clip === null) throw footageRefusals.refuse('clip-not-found');
      const others = clip.restrictions.filter((one) => one !== restriction);
      const wasRestricted = others.length < clip.restrictions.length;
      if (wasRestricted === isRestricted) {
        throw footageRefusals.refuse(isRestricted ? 'restricted-so-already' : 'not-restricted-so');
      }
      const restrictions = isRestricted ? [...others, restriction].sort() : others;
      await this.clips.update(tx, id, { restrictions });
      const by = { decidedBy: actor.personId, decidedAt: this.clock.now() };
      await this.history.add(tx, { id: newId(), clipId: id, ...decision, ...by });
      const define = isRestricted ? clipRestricted : clipRestrictionLifted;
      const facts = { restriction, restrictions };
      await this.trail.record(tx, actor, define({ id, facts, disclosures: { reason } }));
    });
  }
}
