import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import { sessionEnded, sessionsEnded } from '../domain/identity.audit-events.js';
import { identityRefusals } from '../domain/identity.errors.js';
import type { SignedIn } from '../domain/signed-in.js';
import { PeopleRepository } from '../persistence/people.repository.js';
import { Sessions } from './sessions.js';

/** Ends one's own sessions elsewhere, or, with the permission, all that somebody has. */
@Injectable()
export class EndSessionsCommand {
  constructor(
    private readonly people: PeopleRepository,
    private readonly sessions: Sessions,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws DomainError `identity.session-not-found`, for somebody else's too */
  async one(actor: SignedIn, sessionId: string): Promise<void> {
    const { personId } = actor;
    await this.transactions.run(async (tx) => {
      if (!(await this.sessions.endOne(tx, personId, sessionId, 'ended-by-owner'))) {
        throw identityRefusals.refuse('session-not-found');
      }
      await this.trail.record(tx, actor, sessionEnded({ id: personId, facts: {} }));
    });
  }

  /** Ends the own sessions but the one that asks. @returns how many there were */
  async others(actor: SignedIn): Promise<number> {
    const { personId, sessionId: except } = actor;
    return this.transactions.run(async (tx) => {
      const ended = await this.sessions.endAllOf(tx, personId, 'ended-by-owner', { except });
      const facts = { sessions: ended.length, own: true };
      await this.trail.record(tx, actor, sessionsEnded({ id: personId, facts }));
      return ended.length;
    });
  }

  /**
   * @returns how many there were
   * @throws DomainError `identity.person-not-found`
   */
  async allOf(actor: SignedIn, personId: string): Promise<number> {
    return this.transactions.run(async (tx) => {
      const person = await this.people.byId(tx, personId);
      if (person === null) throw identityRefusals.refuse('person-not-found');
      const ended = await this.sessions.endAllOf(tx, personId, 'ended-by-administrator');
      const facts = { sessions: ended.length, own: false };
      await this.trail.record(tx, actor, sessionsEnded({ id: personId, facts }));
      return ended.length;
    });
  }
}
