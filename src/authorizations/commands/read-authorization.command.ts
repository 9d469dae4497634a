import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { invariant } from '../../platform/errors/invariant.js';
import type { OpenedObject } from '../../platform/object-store/object-store.js';
import { authorizationRead } from '../domain/authorizations.audit-events.js';
import { authorizationRefusals } from '../domain/authorizations.errors.js';
import type { WrittenAuthorization } from '../domain/written-authorization.js';
import { WrittenAuthorizationsRepository } from '../persistence/written-authorizations.repository.js';
import { type NamedAuthorization, NamedAuthorizations } from '../queries/named-authorizations.js';
import { AuthorizationPapers } from './authorization-papers.js';
import { Authorities } from './authorities.js';

/** Reads one written authorization, or its document: one's own, or any for those who see all. */
@Injectable()
export class ReadAuthorizationCommand {
  constructor(
    private readonly authorities: Authorities,
    private readonly authorizations: WrittenAuthorizationsRepository,
    private readonly papers: AuthorizationPapers,
    private readonly named: NamedAuthorizations,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `authorization.not-found` */
  async execute(actor: SignedIn, id: string): Promise<NamedAuthorization> {
    const given = await this.find(actor, id, 'text');
    const [named] = await this.named.of([given], this.clock.now());
    invariant(named, 'One authorization has one name');
    return named;
  }

  /** @throws DomainError `authorization.not-found`, also where only the paper's number is known */
  async document(actor: SignedIn, id: string): Promise<OpenedObject> {
    const { documentSha256 } = await this.find(actor, id, 'document');
    invariant(documentSha256 !== null, 'Found by its document');
    return this.papers.open(documentSha256);
  }

  private async find(
    actor: SignedIn,
    id: string,
    part: 'text' | 'document',
  ): Promise<WrittenAuthorization> {
    const seesAll = await this.authorities.readsAll(actor, this.clock.now());
    const given = await this.authorizations.byId(id);
    const isThere =
      given !== null &&
      (seesAll || given.personId === actor.personId) &&
      (part === 'text' || given.documentSha256 !== null);
    if (!isThere) throw authorizationRefusals.refuse('not-found');
    await this.trail.recordAlone(actor, authorizationRead({ id: given.id, facts: { part } }));
    return given;
  }
}
