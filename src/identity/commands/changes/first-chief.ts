import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import type { Tx } from '../../../platform/database/transactions.js';
import type { Wanted } from '../../domain/person-change.js';
import type { SignedIn } from '../../domain/signed-in.js';
import type { PersonEntity } from '../../persistence/person.entity.js';
import { PersonChangesRepository } from '../../persistence/person-changes.repository.js';
import { LastingRoles } from '../lasting-roles.js';
import { ChangeEffects } from './change-effects.js';
import { type Invitation, Admission } from './admission.js';
import type { Prepared } from './prepared-changes.js';

/**
 * How an installation with nobody but its first administrator gets a second person who can approve:
 * exactly one chief may be invited without approval, and the trail says so.
 */
@Injectable()
export class FirstChief {
  constructor(
    private readonly lasting: LastingRoles,
    private readonly effects: ChangeEffects,
    private readonly changes: PersonChangesRepository,
    private readonly admission: Admission,
    private readonly clock: Clock,
  ) {}

  async isThis(
    tx: Tx,
    actor: SignedIn,
    { grants }: Wanted,
    isTemporary: boolean,
  ): Promise<boolean> {
    const [only, ...others] = grants;
    const isChief = only?.role === 'chief' && only.validUntil === null && others.length === 0;
    // Machines keep accounts in step with other systems; the first chief is a person's decision.
    if (!isChief || isTemporary || actor.kind !== 'person') return false;
    return !(await this.lasting.hasAnotherApprover(tx, actor.personId, this.clock.now()));
  }

  async letIn(
    tx: Tx,
    actor: SignedIn,
    person: PersonEntity,
    { id, wanted }: Prepared,
  ): Promise<Invitation> {
    const now = this.clock.now();
    const givers = { preparedBy: actor.personId, approvedBy: null };
    const difference = await this.effects.difference(tx, person, wanted, now);
    await this.effects.apply(tx, person, { wanted, difference, givers, now });
    const decision = { decidedBy: null, decidedAt: now, decisionReason: null };
    await this.changes.decide(tx, id, { state: 'approved', ...decision });
    return this.admission.letCome(tx, person);
  }
}
