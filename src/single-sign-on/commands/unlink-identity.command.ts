import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Sessions, type SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { identityUnlinked } from '../domain/single-sign-on.audit-events.js';
import { singleSignOnRefusals } from '../domain/single-sign-on.errors.js';
import { LinksRepository } from '../persistence/links.repository.js';
import { GroupGrants } from './group-grants.js';

/** Takes a link away, with the roles and the sessions that came of it. */
@Injectable()
export class UnlinkIdentityCommand {
  constructor(
    private readonly links: LinksRepository,
    private readonly grants: GroupGrants,
    private readonly sessions: Sessions,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `single-sign-on.link-not-found`, also for somebody else’s link */
  async execute(actor: SignedIn, personId: string, linkId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const link = await this.links.claim(tx, linkId);
      if (link?.personId !== personId) throw singleSignOnRefusals.refuse('link-not-found');
      await this.links.end(tx, linkId, this.clock.now());
      await this.grants.endAll(tx, personId, link.providerId);
      const isOwn = personId === actor.personId;
      const except = isOwn ? actor.sessionId : null;
      const ended = await this.sessions.endAllOf(tx, personId, 'credentials-changed', { except });
      const facts = { provider: link.providerId, sessionsEnded: ended.length };
      await this.trail.record(tx, actor, identityUnlinked({ id: personId, facts }));
    });
  }
}
