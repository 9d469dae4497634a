import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../audit-trail/audit-trail.public.js';
import { Clock } from '../../../platform/clock/clock.js';
import {
  Transactions,
  type Tx,
  violatedConstraint,
} from '../../../platform/database/transactions.js';
import { newId } from '../../../platform/ids.js';
import { identityRefusals } from '../../domain/identity.errors.js';
import { personInvited } from '../../domain/people.audit-events.js';
import type { Wanted } from '../../domain/person-change.js';
import type { TermedGrant } from '../../domain/role-rules.js';
import type { SignedIn } from '../../domain/signed-in.js';
import { isUsernameClear, normalizeUsername } from '../../domain/username.js';
import { PeopleRepository } from '../../persistence/people.repository.js';
import type { PersonEntity } from '../../persistence/person.entity.js';
import { FirstChief } from './first-chief.js';
import type { Invitation } from './admission.js';
import { PreparedChanges } from './prepared-changes.js';

export interface InvitePerson {
  readonly username: string;
  readonly displayName: string;
  readonly officerId: string | null;
  readonly roles: readonly (Omit<TermedGrant, 'validUntil'> & { validUntil?: Date | null })[];
  /** Ends by itself within days, whatever its roles. */
  readonly isTemporary?: boolean;
}

export interface PreparedInvitation {
  readonly personId: string;
  readonly changeId: string;
  /** Null while somebody else has to approve. */
  readonly invitation: Invitation | null;
}

/** Prepares an account that its owner activates by choosing a password, once it is approved. */
@Injectable()
export class InvitePersonCommand {
  constructor(
    private readonly people: PeopleRepository,
    private readonly changes: PreparedChanges,
    private readonly firstChief: FirstChief,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `identity.username-unclear`, `.username-taken`, and what `ChangeRules`
   *   says of the roles
   */
  async execute(actor: SignedIn, input: InvitePerson): Promise<PreparedInvitation> {
    try {
      return await this.transactions.run((tx) => this.within(tx, actor, input));
    } catch (error) {
      if (violatedConstraint(error) === 'uq_person_username') {
        throw identityRefusals.refuse('username-taken');
      }
      throw error;
    }
  }

  /** The same in the transaction of whoever brings in many. */
  async within(tx: Tx, actor: SignedIn, input: InvitePerson): Promise<PreparedInvitation> {
    const username = normalizeUsername(input.username);
    if (!isUsernameClear(username)) throw identityRefusals.refuse('username-unclear');
    const now = this.clock.now();
    const isTemporary = input.isTemporary ?? false;
    const person = newcomer(username, input, now, isTemporary);
    const grants = input.roles.map((role) => ({ ...role, validUntil: role.validUntil ?? null }));
    const wanted = await this.changes.checked(tx, { grants, officerId: input.officerId }, now);
    const needsNobody = await this.firstChief.isThis(tx, actor, wanted, isTemporary);

    await this.people.insert(tx, person);
    const changeId = newId();
    const prepared = { id: changeId, kind: 'invitation', wanted, reason: null } as const;
    await this.changes.insert(tx, actor, person.id, prepared);
    await this.record(tx, actor, person, { changeId, wanted, needsNobody });
    const invitation = needsNobody
      ? await this.firstChief.letIn(tx, actor, person, prepared)
      : null;
    return { personId: person.id, changeId, invitation };
  }

  private async record(
    tx: Tx,
    actor: SignedIn,
    { id, username, displayName, expiresAt }: PersonEntity,
    { changeId, wanted, needsNobody }: { changeId: string; wanted: Wanted; needsNobody: boolean },
  ): Promise<void> {
    const facts = {
      ...this.changes.facts(changeId, wanted),
      temporary: expiresAt !== null,
      approval: needsNobody ? ('not-needed' as const) : ('awaited' as const),
    };
    await this.trail.record(
      tx,
      actor,
      personInvited({ id, facts, disclosures: { username, displayName } }),
    );
  }
}

function newcomer(
  username: string,
  { displayName }: InvitePerson,
  now: Date,
  isTemporary: boolean,
): PersonEntity {
  const ends = { disabledAt: null, disabledReason: null };
  // The time of a temporary account runs from its approval; until then, it has none left.
  const expiresAt = isTemporary ? now : null;
  const state = 'awaiting' as const;
  return {
    id: newId(),
    username,
    displayName,
    state,
    officerId: null,
    createdAt: now,
    expiresAt,
    ...ends,
  };
}
