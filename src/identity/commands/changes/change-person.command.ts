import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../audit-trail/audit-trail.public.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.js';
import { newId } from '../../../platform/ids.js';
import { onlyTakes } from '../../domain/difference.js';
import { identityRefusals } from '../../domain/identity.errors.js';
import { changePrepared, rolesEnded } from '../../domain/people.audit-events.js';
import type { ChangeKind, Wanted } from '../../domain/person-change.js';
import type { TermedGrant } from '../../domain/role-rules.js';
import type { SignedIn } from '../../domain/signed-in.js';
import { PeopleRepository } from '../../persistence/people.repository.js';
import type { PersonEntity, PersonState } from '../../persistence/person.entity.js';
import { ChangeEffects } from './change-effects.js';
import { PreparedChanges } from './prepared-changes.js';
import { asFacts } from './stored-grants.js';

export interface ChangePerson {
  /** All roles that the person is to hold; those that are left out end. */
  readonly roles: readonly (Omit<TermedGrant, 'validUntil'> & { validUntil?: Date | null })[];
  readonly officerId: string | null;
  readonly reason: string;
}

/** The change that waits for a decision; null where it only took away, and so is done. */
export type ChangeId = string | null;

/** What a change is called, by the state that the account is in. */
const KINDS: Partial<Record<PersonState, ChangeKind>> = {
  active: 'roles',
  invited: 'roles',
  disabled: 'enabling',
  withdrawn: 'invitation',
};

/**
 * Prepares other roles, or an account that works again, for somebody else to approve. What only
 * takes away needs no approval and is done at once.
 */
@Injectable()
export class ChangePersonCommand {
  constructor(
    private readonly people: PeopleRepository,
    private readonly changes: PreparedChanges,
    private readonly effects: ChangeEffects,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `identity.person-not-found`, `.own-account`, `.change-waiting`,
   *   `.nothing-changes`, `.wrong-state`, `.last-administrator`, `.last-chief`, and what
   *   `ChangeRules` says
   */
  execute(actor: SignedIn, personId: string, input: ChangePerson): Promise<ChangeId> {
    return this.transactions.run((tx) => this.within(tx, actor, personId, input));
  }

  /** The same in the transaction of whoever changes many. */
  async within(tx: Tx, actor: SignedIn, personId: string, input: ChangePerson): Promise<ChangeId> {
    const now = this.clock.now();
    const person = await this.people.byId(tx, personId);
    if (person === null) throw identityRefusals.refuse('person-not-found');
    const kind = KINDS[person.state];
    await this.changes.demandNoneWaits(tx, personId);
    if (kind === undefined) throw identityRefusals.refuse('wrong-state');
    const grants = input.roles.map((role) => ({ ...role, validUntil: role.validUntil ?? null }));
    const asked = { grants, officerId: input.officerId };
    const wanted = await this.changes.checked(tx, asked, now);
    const difference = await this.effects.difference(tx, person, wanted, now);

    if (kind === 'roles' && onlyTakes(difference)) {
      const isSame = difference.ended.length === 0 && wanted.officerId === person.officerId;
      if (isSame) throw identityRefusals.refuse('nothing-changes');
      const givers = { preparedBy: actor.personId, approvedBy: null };
      await this.effects.apply(tx, person, { wanted, difference, givers, now });
      const facts = { ended: asFacts(difference.ended), officer: wanted.officerId };
      const disclosures = { reason: input.reason };
      await this.trail.record(tx, actor, rolesEnded({ id: personId, facts, disclosures }));
      return null;
    }
    return this.prepare(tx, actor, person, { kind, wanted, reason: input.reason });
  }

  private async prepare(
    tx: Tx,
    actor: SignedIn,
    { id }: PersonEntity,
    change: { kind: ChangeKind; wanted: Wanted; reason: string },
  ): Promise<string> {
    if (id === actor.personId) throw identityRefusals.refuse('own-account');
    const changeId = newId();
    await this.changes.insert(tx, actor, id, { id: changeId, ...change });
    const facts = { ...this.changes.facts(changeId, change.wanted), what: change.kind };
    const disclosures = { reason: change.reason };
    await this.trail.record(tx, actor, changePrepared({ id, facts, disclosures }));
    return changeId;
  }
}
