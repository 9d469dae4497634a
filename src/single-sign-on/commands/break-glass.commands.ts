import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { PeopleDirectory, type SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, violatedConstraint } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import {
  breakGlassApproved,
  breakGlassEnded,
  breakGlassPrepared,
  onlyWaySet,
} from '../domain/single-sign-on.audit-events.js';
import { singleSignOnRefusals } from '../domain/single-sign-on.errors.js';
import { BreakGlassRepository } from '../persistence/break-glass.repository.js';
import { ProvidersRepository } from '../persistence/providers.repository.js';

/** Accounts that open without the provider, and whether it is the only way for all others. */
@Injectable()
export class BreakGlassCommands {
  constructor(
    private readonly accounts: BreakGlassRepository,
    private readonly providers: ProvidersRepository,
    private readonly people: PeopleDirectory,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `single-sign-on.person-not-found`, `.break-glass-exists` */
  async prepare(actor: SignedIn, personId: string): Promise<string> {
    const id = newId();
    const open = { approvedBy: null, approvedAt: null, lastUsedAt: null, endedAt: null };
    const prepared = { preparedBy: actor.personId, preparedAt: this.clock.now() };
    try {
      await this.transactions.run(async (tx) => {
        const account = await this.people.byId(tx, personId);
        if (account?.state !== 'active') throw singleSignOnRefusals.refuse('person-not-found');
        await this.accounts.insert(tx, { id, personId, ...prepared, ...open });
        await this.trail.record(tx, actor, breakGlassPrepared({ id: personId, facts: {} }));
      });
    } catch (error) {
      if (violatedConstraint(error) === 'uq_break_glass_account_person') {
        throw singleSignOnRefusals.refuse('break-glass-exists');
      }
      throw error;
    }
    return id;
  }

  /** @throws DomainError `single-sign-on.break-glass-not-found`, `.own-preparation`, `.own-account` */
  async approve(actor: SignedIn, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const account = await this.accounts.claim(tx, id);
      if (account?.approvedAt !== null) throw singleSignOnRefusals.refuse('break-glass-not-found');
      const { personId, preparedBy } = account;
      if (preparedBy === actor.personId) throw singleSignOnRefusals.refuse('own-preparation');
      if (personId === actor.personId) throw singleSignOnRefusals.refuse('own-account');
      const approved = { approvedBy: actor.personId, approvedAt: this.clock.now() };
      await this.accounts.change(tx, id, approved);
      await this.trail.record(tx, actor, breakGlassApproved({ id: personId, facts: {} }));
    });
  }

  /** @throws DomainError `single-sign-on.break-glass-not-found`, `.break-glass-needed` */
  async end(actor: SignedIn, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const approved = await this.accounts.approved(tx);
      const account = await this.accounts.claim(tx, id);
      if (account === null) throw singleSignOnRefusals.refuse('break-glass-not-found');
      const isLast = approved.length === 1 && approved[0]?.id === id;
      if (isLast && (await this.accounts.isOnlyWay(tx))) {
        throw singleSignOnRefusals.refuse('break-glass-needed');
      }
      await this.accounts.change(tx, id, { endedAt: this.clock.now() });
      const { personId } = account;
      await this.trail.record(tx, actor, breakGlassEnded({ id: personId, facts: {} }));
    });
  }

  /** @throws DomainError `single-sign-on.break-glass-needed` */
  async setOnlyWay(actor: SignedIn, isOnlyWay: boolean): Promise<void> {
    const isOffered = (await this.providers.all()).some(({ isEnabled }) => isEnabled);
    await this.transactions.run(async (tx) => {
      const approved = await this.accounts.approved(tx);
      if (isOnlyWay && (approved.length === 0 || !isOffered)) {
        throw singleSignOnRefusals.refuse('break-glass-needed');
      }
      const changed = { changedBy: actor.personId, changedAt: this.clock.now() };
      await this.accounts.setPolicy(tx, { isOnlyWay, ...changed });
      await this.trail.record(tx, actor, onlyWaySet({ id: 'policy', facts: { isOnlyWay } }));
    });
  }
}
