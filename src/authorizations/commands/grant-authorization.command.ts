import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { authorizationGranted } from '../domain/authorizations.audit-events.js';
import { type Authority, checkAuthority, type NewAuthorization } from '../domain/granting.js';
import type { WrittenAuthorization } from '../domain/written-authorization.js';
import type { WrittenAuthorizationEntity } from '../persistence/written-authorization.entity.js';
import { WrittenAuthorizationsRepository } from '../persistence/written-authorizations.repository.js';
import { AuthorizationPapers } from './authorization-papers.js';
import { Authorities } from './authorities.js';

/** Gives somebody an authorization, a designation or a clearance, in writing and with an end. */
@Injectable()
export class GrantAuthorizationCommand {
  constructor(
    private readonly authorities: Authorities,
    private readonly papers: AuthorizationPapers,
    private readonly authorizations: WrittenAuthorizationsRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `authorization.not-yours-to-give`, those of `checkAuthority` and of
   *   `AuthorizationPapers`
   */
  async execute(actor: SignedIn, asked: NewAuthorization): Promise<WrittenAuthorization> {
    const now = this.clock.now();
    checkAuthority(await this.authorities.demand(actor, now), asked);
    await this.papers.check(asked, now);
    const documentSha256 = await this.papers.keep(asked.document);
    return this.transactions.run(async (tx) => {
      // Again, inside: a designation that was revoked since gives nothing.
      const authority = await this.authorities.demand(actor, now, tx);
      return this.write(tx, actor, { ...asked, documentSha256 }, authority);
    });
  }

  private async write(
    tx: Tx,
    actor: SignedIn,
    { document: _document, ...asked }: NewAuthorization & { documentSha256: string | null },
    authority: Authority,
  ): Promise<WrittenAuthorization> {
    const now = this.clock.now();
    const designationId = authority.by === 'designee' ? authority.designationId : null;
    const row: WrittenAuthorizationEntity = {
      ...asked,
      id: newId(),
      unitIds: [...new Set(asked.unitIds)].sort(),
      restrictions: [...new Set(asked.restrictions)].sort(),
      // It holds from now on at the earliest: what was watched before was watched without it.
      validFrom: asked.validFrom > now ? asked.validFrom : now,
      authorizedBy: actor.personId,
      designationId,
      grantedAt: now,
      ...{ revokedAt: null, revokedBy: null, revocationReason: null },
    };
    await this.authorizations.insert(tx, row);
    await this.trail.record(tx, actor, eventOf(row));
    return row;
  }
}

function eventOf(row: WrittenAuthorization) {
  const { id, purpose, documentReference } = row;
  return authorizationGranted({
    id,
    facts: {
      grants: row.kind,
      person: row.personId,
      reach: row.reach,
      units: [...row.unitIds],
      coversReviews: row.coversReviews,
      restrictions: [...row.restrictions],
      designation: row.designationId,
      from: row.validFrom.toISOString(),
      until: row.validUntil.toISOString(),
      document: row.documentSha256,
    },
    disclosures: { purpose, ...(documentReference === null ? {} : { documentReference }) },
  });
}
