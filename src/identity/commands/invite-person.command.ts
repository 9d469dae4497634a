import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, violatedConstraint } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { grantFault, type RoleGrant } from '../domain/access.js';
import { personInvited } from '../domain/identity.audit-events.js';
import { identityRefusals } from '../domain/identity.errors.js';
import type { SignedIn } from '../domain/signed-in.js';
import { normalizeUsername } from '../domain/username.js';
import { OneTimeLinksRepository } from '../persistence/one-time-links.repository.js';
import { PeopleRepository } from '../persistence/people.repository.js';

export interface InvitePerson {
  readonly username: string;
  readonly displayName: string;
  readonly officerId: string | null;
  readonly roles: readonly RoleGrant[];
}

export interface Invitation {
  readonly personId: string;
  /** Shown once, to be handed over; only its hash is kept. */
  readonly token: string;
  readonly expiresAt: Date;
}

const INVITATION_DAYS = 7;

/** Makes an account that its owner activates by choosing a password. */
@Injectable()
export class InvitePersonCommand {
  constructor(
    private readonly people: PeopleRepository,
    private readonly links: OneTimeLinksRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `identity.unit-needed`, `.unit-not-taken`, `.username-taken` */
  async execute(actor: SignedIn, input: InvitePerson): Promise<Invitation> {
    for (const grant of input.roles) {
      const fault = grantFault(grant);
      if (fault !== null) throw identityRefusals.refuse(fault, { role: grant.role });
    }
    try {
      return await this.invite(actor, input);
    } catch (error) {
      if (violatedConstraint(error) === 'uq_person_username') {
        throw identityRefusals.refuse('username-taken');
      }
      throw error;
    }
  }

  private invite(actor: SignedIn, input: InvitePerson): Promise<Invitation> {
    const now = this.clock.now();
    const personId = newId();
    const username = normalizeUsername(input.username);
    const { displayName, officerId, roles } = input;
    const expiresAt = new Date(now.getTime() + INVITATION_DAYS * 24 * 3_600_000);
    return this.transactions.run(async (tx) => {
      const person = { id: personId, username, displayName, officerId, createdAt: now };
      await this.people.insert(tx, { ...person, state: 'invited' });
      await this.people.grant(
        tx,
        roles.map(({ role, unitId }) => ({
          id: newId(),
          personId,
          role,
          unitId,
          grantedBy: actor.personId,
          grantedAt: now,
          endedAt: null,
        })),
      );
      const token = await this.links.issue(tx, { purpose: 'invitation', personId, expiresAt });
      const facts = {
        roles: roles.map(({ role, unitId }) => ({ role, unit: unitId })),
        officer: officerId,
      };
      const disclosures = { username, displayName };
      await this.trail.record(tx, actor, personInvited({ id: personId, facts, disclosures }));
      return { personId, token, expiresAt };
    });
  }
}
