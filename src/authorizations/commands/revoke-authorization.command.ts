import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { authorizationRevoked } from '../domain/authorizations.audit-events.js';
import { authorizationRefusals } from '../domain/authorizations.errors.js';
import { mayDesignate } from '../domain/granting.js';
import { WrittenAuthorizationsRepository } from '../persistence/written-authorizations.repository.js';
import { Authorities } from './authorities.js';

/** Takes back what was given in writing; it counts from the next request on. */
@Injectable()
export class RevokeAuthorizationCommand {
  constructor(
    private readonly authorities: Authorities,
    private readonly authorizations: WrittenAuthorizationsRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `authorization.not-yours-to-give`, `.not-found`, `.only-the-chief`,
   *   `.already-revoked`
   */
  execute(actor: SignedIn, id: string, reason: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const now = this.clock.now();
      const authority = await this.authorities.demand(actor, now, tx);
      const given = await this.authorizations.lock(tx, id);
      if (given === null) throw authorizationRefusals.refuse('not-found');
      if (given.kind === 'designation' && !mayDesignate(authority)) {
        throw authorizationRefusals.refuse('only-the-chief');
      }
      if (given.revokedAt !== null) throw authorizationRefusals.refuse('already-revoked');
      const revocation = { revokedAt: now, revokedBy: actor.personId, revocationReason: reason };
      await this.authorizations.revoke(tx, id, revocation);
      const facts = { grants: given.kind, person: given.personId };
      const disclosures = { reason };
      await this.trail.record(tx, actor, authorizationRevoked({ id, facts, disclosures }));
    });
  }
}
