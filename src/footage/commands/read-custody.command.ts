import { Injectable } from '@nestjs/common';

import {
  AuditTrail,
  ChainOfCustody,
  type CustodyStep,
} from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import { clipRead } from '../domain/footage.audit-events.js';
import { tellsOfReview } from '../domain/shown-officer.js';
import { VisibleClips } from './visible-clips.js';

/**
 * Reads who did what with a clip, from its first mention on; this reading becomes part of it. The
 * officer whom the clip shows reads nothing of its being drawn and reviewed, nor by whom.
 */
@Injectable()
export class ReadCustodyCommand {
  constructor(
    private readonly visible: VisibleClips,
    private readonly custody: ChainOfCustody,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws DomainError `footage.clip-not-found` */
  async execute(actor: SignedIn, clipId: string): Promise<CustodyStep[]> {
    const { id, officerId } = await this.visible.within(actor, 'clip.search', clipId);
    const isShown = officerId !== null && officerId === actor.officerId;
    const steps = await this.transactions.run(async (tx) => {
      await this.trail.record(tx, actor, clipRead({ id, facts: { part: 'custody' } }));
      return this.custody.of(tx, `clip:${id}`, { withRelated: !isShown });
    });
    const told = isShown ? steps.filter((step) => !tellsOfReview(step, actor.personId)) : steps;
    return this.custody.named(told);
  }
}
