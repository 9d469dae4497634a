import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { identityRefusals } from '../domain/identity.errors.js';
import type { PersonEntity } from '../persistence/person.entity.js';
import { OneTimeLinksRepository } from '../persistence/one-time-links.repository.js';
import { PeopleRepository } from '../persistence/people.repository.js';

/** Long enough to hand it over, short enough to be worth little when found. */
const RESET_MINUTES = 15;

/** One-time links by which people choose a new password. Callers enter what is done with them. */
@Injectable()
export class ResetLinks {
  constructor(
    private readonly links: OneTimeLinksRepository,
    private readonly people: PeopleRepository,
    private readonly clock: Clock,
  ) {}

  /** A new link ends those before it. */
  async issue(tx: Tx, personId: string): Promise<{ token: string; expiresAt: Date }> {
    await this.endAllOf(tx, personId);
    const expiresAt = new Date(this.clock.now().getTime() + RESET_MINUTES * 60_000);
    const link = { purpose: 'password-reset', personId, expiresAt } as const;
    return { token: await this.links.issue(tx, link), expiresAt };
  }

  /** @throws DomainError `identity.link-not-valid`, also where the account is no longer active */
  async use(tx: Tx, token: string): Promise<PersonEntity> {
    const link = await this.links.use(tx, 'password-reset', token, this.clock.now());
    const person = link?.personId == null ? null : await this.people.byId(tx, link.personId);
    if (person?.state !== 'active') throw identityRefusals.refuse('link-not-valid');
    return person;
  }

  /** Whoever changed the password meanwhile needs no link, and nobody else may use it. */
  endAllOf(tx: Tx, personId: string): Promise<void> {
    return this.links.expireOf(tx, 'password-reset', personId, this.clock.now());
  }
}
