import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { AccountsQuery, type SignedIn } from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import { recordRead } from '../domain/personnel.audit-events.js';
import { personnelRefusals } from '../domain/personnel.errors.js';
import {
  type PersonnelHistory,
  PersonnelHistoryQuery,
} from '../queries/personnel-history.query.js';
import { type PersonnelState, PersonnelStatesQuery } from '../queries/personnel-states.query.js';
import { AgencyDays } from './agency-days.js';

export interface PersonnelRecord {
  readonly state: PersonnelState;
  readonly history: PersonnelHistory;
}

/** One person's record with all that was ever entered. The reading is recorded. */
@Injectable()
export class ReadPersonnelCommand {
  constructor(
    private readonly accounts: AccountsQuery,
    private readonly states: PersonnelStatesQuery,
    private readonly history: PersonnelHistoryQuery,
    private readonly days: AgencyDays,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws DomainError `personnel.person-not-found` */
  execute(actor: SignedIn, personId: string): Promise<PersonnelRecord> {
    return this.transactions.run(async (tx) => {
      const account = await this.accounts.one(tx, personId);
      if (account === null) throw personnelRefusals.refuse('person-not-found');
      const [state] = await this.states.of(tx, [account], await this.days.today(tx));
      invariant(state, 'An account has a state');
      const history = await this.history.of(tx, personId);
      await this.trail.record(tx, actor, recordRead({ id: personId, facts: {} }));
      return { state, history };
    });
  }

  /** Somebody's own dates, which they may always see (CJIS AC-3(14)). */
  own(actor: SignedIn): Promise<PersonnelState> {
    return this.transactions.run(async (tx) => {
      const account = await this.accounts.one(tx, actor.personId);
      if (account === null) throw personnelRefusals.refuse('person-not-found');
      const [state] = await this.states.of(tx, [account], await this.days.today(tx));
      invariant(state, 'An account has a state');
      return state;
    });
  }
}
