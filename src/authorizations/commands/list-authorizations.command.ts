import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import {
  decodeCursor,
  DEFAULT_PAGE_LIMIT,
  type Page,
  type PageRequest,
  toPage,
} from '../../platform/http/page.js';
import { authorizationsListed } from '../domain/authorizations.audit-events.js';
import { mayDesignate } from '../domain/granting.js';
import {
  type AuthorizationFilter,
  type AuthorizationPosition,
  WrittenAuthorizationsRepository,
} from '../persistence/written-authorizations.repository.js';
import { type NamedAuthorization, NamedAuthorizations } from '../queries/named-authorizations.js';
import { Authorities } from './authorities.js';

const LIST = 'authorizations';

export type AuthorizationList = Page<NamedAuthorization> & {
  /** Whether the reader may give authorizations and clearances. */
  readonly mayGrant: boolean;
  /** Whether the reader may designate, and revoke designations. */
  readonly mayDesignate: boolean;
};

/** Lists what was given in writing: all of it to those who may see that, else one's own. */
@Injectable()
export class ListAuthorizationsCommand {
  constructor(
    private readonly authorities: Authorities,
    private readonly authorizations: WrittenAuthorizationsRepository,
    private readonly named: NamedAuthorizations,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute(
    actor: SignedIn,
    asked: AuthorizationFilter,
    { cursor, limit = DEFAULT_PAGE_LIMIT }: PageRequest,
  ): Promise<AuthorizationList> {
    const now = this.clock.now();
    const after = cursor === undefined ? null : positionOf(decodeCursor(LIST, cursor));
    const authority = await this.authorities.of(actor, now);
    const seesAll = authority !== null || actor.can('authorization.read');
    const filter = seesAll ? asked : { ...asked, personId: actor.personId };
    const rows = await this.transactions.run(async (tx) => {
      const found = await this.authorizations.page(tx, filter, { after, limit: limit + 1, now });
      const shown = Math.min(found.length, limit);
      const facts = { shown, whose: whoseOf(seesAll), of: filter.personId ?? null };
      await this.trail.record(tx, actor, authorizationsListed({ id: 'all', facts }));
      return found;
    });
    const page = toPage(rows, limit, {
      name: LIST,
      position: ({ validUntil, id }) => [validUntil.toISOString(), id],
      show: (row) => row,
    });
    return {
      items: await this.named.of(page.items, now),
      nextCursor: page.nextCursor,
      mayGrant: authority !== null,
      mayDesignate: authority !== null && mayDesignate(authority),
    };
  }
}

const whoseOf = (seesAll: boolean) => (seesAll ? ('all' as const) : ('own' as const));

function positionOf([validUntil = '', id = '']: string[]): AuthorizationPosition {
  return { validUntil: new Date(validUntil), id };
}
