import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { IdentityDirectory, type SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { authorizationPeopleListed } from '../domain/authorizations.audit-events.js';
import { authorizationRefusals } from '../domain/authorizations.errors.js';
import { WrittenAuthorizationsRepository } from '../persistence/written-authorizations.repository.js';
import { Authorities } from './authorities.js';

/** Somebody whose role works with footage. */
export interface FootagePerson {
  readonly id: string;
  readonly name: string;
  /** Whether the role watches footage; auditors see facts alone, and may need a clearance. */
  readonly watches: boolean;
  /** Whether any authorization to watch holds now. */
  readonly isAuthorized: boolean;
}

/** Everybody whose role reaches footage: whom one authorizes, and who waits for it. */
@Injectable()
export class ListFootagePeopleCommand {
  constructor(
    private readonly authorities: Authorities,
    private readonly authorizations: WrittenAuthorizationsRepository,
    private readonly people: IdentityDirectory,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** By name. @throws DomainError `authorization.not-yours-to-give` */
  async execute(actor: SignedIn): Promise<FootagePerson[]> {
    const now = this.clock.now();
    if (!(await this.authorities.readsAll(actor, now))) {
      throw authorizationRefusals.refuse('not-yours-to-give');
    }
    const names = await this.people.namesOf(await this.people.peopleWith('clip.search'));
    const ids = [...names.keys()];
    const watching = new Set(await this.people.peopleWith('clip.view'));
    const people = await this.transactions.run(async (tx) => {
      const authorized = await this.authorizations.authorizedAmong(ids, now, tx);
      const without = [...watching].filter((id) => !authorized.has(id)).length;
      const facts = { shown: ids.length, without };
      await this.trail.record(tx, actor, authorizationPeopleListed({ id: 'all', facts }));
      return [...names].map(([id, name]) => {
        return { id, name, watches: watching.has(id), isAuthorized: authorized.has(id) };
      });
    });
    return people.sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}
