import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../identity/identity.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import { authorizationRefusals } from '../domain/authorizations.errors.js';
import type { Authority } from '../domain/granting.js';
import { WrittenAuthorizationsRepository } from '../persistence/written-authorizations.repository.js';

/**
 * By what right somebody authorizes. A designee has no role that says so: the designation is a
 * document with an end, so it is looked up, at each act, and a route cannot be declared for it.
 */
@Injectable()
export class Authorities {
  constructor(private readonly authorizations: WrittenAuthorizationsRepository) {}

  /** Null for whoever neither is the head of the agency nor holds a valid designation. */
  async of(actor: SignedIn, now: Date, tx?: Tx): Promise<Authority | null> {
    const { personId } = actor;
    if (actor.can('authorization.grant')) {
      return { by: 'head', personId, mayDesignate: actor.can('authorization.designate') };
    }
    const held = await this.authorizations.validFor(personId, now, tx);
    const designation = held.find(({ kind }) => kind === 'designation');
    if (designation === undefined) return null;
    return { by: 'designee', personId, designationId: designation.id };
  }

  /** @throws DomainError `authorization.not-yours-to-give` */
  async demand(actor: SignedIn, now: Date, tx?: Tx): Promise<Authority> {
    const authority = await this.of(actor, now, tx);
    if (authority === null) throw authorizationRefusals.refuse('not-yours-to-give');
    return authority;
  }

  /** Whether all authorizations are theirs to read, and not only those given to them. */
  async readsAll(actor: SignedIn, now: Date): Promise<boolean> {
    return actor.can('authorization.read') || (await this.of(actor, now)) !== null;
  }
}
