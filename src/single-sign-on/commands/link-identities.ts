import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { PeopleDirectory, type SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx, violatedConstraint } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { stands } from '../domain/link.js';
import { identityLinked, linkApproved } from '../domain/single-sign-on.audit-events.js';
import { singleSignOnRefusals } from '../domain/single-sign-on.errors.js';
import { LinksRepository, type ProviderIdentity } from '../persistence/links.repository.js';

interface NewLink extends ProviderIdentity {
  readonly providerId: string;
  readonly personId: string;
}

/** Says of somebody here who they are at a provider. */
@Injectable()
export class LinkIdentities {
  constructor(
    private readonly links: LinksRepository,
    private readonly people: PeopleDirectory,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Links somebody who came and was unknown; another person has to approve it.
   * @param number what the person was shown
   * @returns the link's identifier
   * @throws DomainError `single-sign-on.arrival-not-found`, `.person-not-found`,
   * `.linked-already`, `.own-account`: whoever administers links others, and is linked by others
   */
  async byNumber(actor: SignedIn, personId: string, number: string): Promise<string> {
    if (personId === actor.personId) throw singleSignOnRefusals.refuse('own-account');
    return this.run(async (tx) => {
      const arrival = await this.links.arrivalByNumber(tx, number, this.clock.now());
      if (arrival === null) throw singleSignOnRefusals.refuse('arrival-not-found');
      const { providerId, issuer, subject } = arrival;
      return this.link(tx, actor, { providerId, issuer, subject, personId });
    });
  }

  /**
   * Lets a link stand that somebody else made.
   * @throws DomainError `single-sign-on.link-not-found`, `.own-preparation`, `.own-account`
   */
  async approve(actor: SignedIn, personId: string, linkId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const link = await this.links.claim(tx, linkId);
      if (link?.personId !== personId || stands(link)) {
        throw singleSignOnRefusals.refuse('link-not-found');
      }
      if (link.linkedBy === actor.personId) throw singleSignOnRefusals.refuse('own-preparation');
      if (personId === actor.personId) throw singleSignOnRefusals.refuse('own-account');
      await this.links.approve(tx, linkId, actor.personId, this.clock.now());
      const facts = { provider: link.providerId };
      await this.trail.record(tx, actor, linkApproved({ id: personId, facts }));
    });
  }

  /** @throws DomainError `single-sign-on.linked-already` */
  own(actor: SignedIn, providerId: string, { issuer, subject }: ProviderIdentity): Promise<string> {
    const { personId } = actor;
    return this.run((tx) => this.link(tx, actor, { providerId, issuer, subject, personId }));
  }

  private async link(tx: Tx, actor: SignedIn, link: NewLink): Promise<string> {
    const { providerId, personId, issuer, subject } = link;
    if ((await this.people.byId(tx, personId)) === null) {
      throw singleSignOnRefusals.refuse('person-not-found');
    }
    const id = newId();
    const made = { linkedBy: actor.personId, linkedAt: this.clock.now(), endedAt: null };
    const open = { approvedBy: null, approvedAt: null };
    await this.links.insert(tx, { id, ...link, ...made, ...open });
    await this.links.forgetArrival(tx, { issuer, subject });
    const facts = { provider: providerId, byThemselves: personId === actor.personId };
    await this.trail.record(
      tx,
      actor,
      identityLinked({ id: personId, facts, disclosures: { subject } }),
    );
    return id;
  }

  private async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.transactions.run(work);
    } catch (error) {
      if (violatedConstraint(error) === 'uq_linked_identity_subject') {
        throw singleSignOnRefusals.refuse('linked-already');
      }
      throw error;
    }
  }
}
