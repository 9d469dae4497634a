import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../audit-trail/audit-trail.public.js';
import type { Tx } from '../../../platform/database/transactions.js';
import { identityRefusals } from '../../domain/identity.errors.js';
import { changeApproved } from '../../domain/people.audit-events.js';
import type { ChangeKind } from '../../domain/person-change.js';
import type { SignedIn } from '../../domain/signed-in.js';
import type { PersonState } from '../../persistence/person.entity.js';
import { ChangeEffects } from './change-effects.js';
import { Coverage } from './coverage.js';
import { Deciding, demandSomebodyElse, type Undecided } from './deciding.js';
import { type Invitation, Admission } from './admission.js';
import { PreparedChanges } from './prepared-changes.js';
import { wantedBy } from './stored-grants.js';

/** Lets come true what somebody else prepared, as far as one of the two holds what it gives. */
@Injectable()
export class ApproveChangeCommand {
  constructor(
    private readonly deciding: Deciding,
    private readonly changes: PreparedChanges,
    private readonly coverage: Coverage,
    private readonly effects: ChangeEffects,
    private readonly admission: Admission,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * @returns the link to hand over, where it was an invitation
   * @throws DomainError `identity.change-not-found`, `.change-decided`, `.own-preparation`,
   *   `.own-account`, `.more-than-both-hold`, `.wrong-state`, `.last-administrator`,
   *   `.last-chief`, and what `ChangeRules` says by now
   */
  execute(actor: SignedIn, changeId: string): Promise<Invitation | null> {
    return this.deciding.decide(actor, changeId, async (tx, waiting) => {
      demandSomebodyElse(actor, waiting.change);
      const answer = await this.approve(tx, actor, waiting);
      return { state: 'approved', reason: null, answer };
    });
  }

  private async approve(
    tx: Tx,
    actor: SignedIn,
    { change, person, now }: Undecided,
  ): Promise<Invitation | null> {
    const wanted = wantedBy(change);
    demandState(change.kind, person.state);
    await this.changes.checked(tx, wanted, now);
    const difference = await this.effects.difference(tx, person, wanted, now);
    await this.coverage.demand(tx, { wanted, difference, change }, actor, now);
    const givers = { preparedBy: change.preparedBy, approvedBy: actor.personId };
    await this.effects.apply(tx, person, { wanted, difference, givers, now });

    const facts = { ...this.changes.facts(change.id, wanted), what: change.kind };
    await this.trail.record(tx, actor, changeApproved({ id: person.id, facts }));
    if (change.kind === 'invitation') return this.admission.letCome(tx, person);
    if (change.kind === 'enabling') await this.admission.enable(tx, person);
    return null;
  }
}

const STATES: Readonly<Record<ChangeKind, readonly PersonState[]>> = {
  invitation: ['awaiting', 'withdrawn'],
  roles: ['invited', 'active'],
  enabling: ['disabled'],
};

function demandState(kind: ChangeKind, state: PersonState): void {
  if (!STATES[kind].includes(state)) throw identityRefusals.refuse('wrong-state');
}
