import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { IdentityDirectory, type SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { type Decision, needsReason } from '../domain/recertification.js';
import { accountDecided } from '../domain/recertification.audit-events.js';
import { recertificationRefusals } from '../domain/recertification.errors.js';
import type { RecertificationItemEntity } from '../persistence/recertification-item.entity.js';
import { RecertificationsRepository } from '../persistence/recertifications.repository.js';

export interface DecideAccount {
  readonly recertificationId: string;
  readonly itemId: string;
  readonly decision: Decision;
  readonly reason: string | null;
}

const DECIDED = 'The yearly review of accounts decided so';

/** Decides about one account under review. Whoever is to go, goes at once. */
@Injectable()
export class DecideAccountCommand {
  constructor(
    private readonly recertifications: RecertificationsRepository,
    private readonly identity: IdentityDirectory,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `recertification.not-found`, `.item-not-found`, `.closed`, `.own-account`,
   *   `.reason-needed`, `.disabled-already`, `identity.last-administrator`, `identity.last-chief`
   */
  async execute(actor: SignedIn, input: DecideAccount): Promise<void> {
    const { recertificationId, itemId, decision, reason } = input;
    if (needsReason(decision) && reason === null) {
      throw recertificationRefusals.refuse('reason-needed');
    }
    await this.transactions.run(async (tx) => {
      const review = await this.recertifications.lock(tx, recertificationId);
      if (review === null) throw recertificationRefusals.refuse('not-found');
      const item = await this.recertifications.item(tx, recertificationId, itemId);
      if (item === null) throw recertificationRefusals.refuse('item-not-found');
      if (review.closedAt !== null) throw recertificationRefusals.refuse('closed');
      if (item.personId === actor.personId) throw recertificationRefusals.refuse('own-account');
      if (item.decision === 'disable') throw recertificationRefusals.refuse('disabled-already');
      await this.decide(tx, actor, item, { decision, reason });
    });
  }

  now(): Date {
    return this.clock.now();
  }

  /** Also for what time decides. */
  async decide(
    tx: Tx,
    actor: Actor,
    item: RecertificationItemEntity,
    { decision, reason }: { decision: Decision; reason: string | null },
  ): Promise<void> {
    if (decision === 'disable') {
      await this.identity.disable(tx, actor, item.personId, reason ?? DECIDED);
    }
    const decidedBy = actor.kind === 'person' ? actor.id : null;
    const decidedAt = this.clock.now();
    await this.recertifications.decide(tx, item.id, { decision, reason, decidedBy, decidedAt });
    const facts = { item: item.id, person: item.personId, decision };
    const disclosures = reason === null ? {} : { reason };
    const event = accountDecided({ id: item.recertificationId, facts, disclosures });
    await this.trail.record(tx, actor, event);
  }
}
