import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { AccountsQuery, Sessions, type SignedIn } from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { isDay, type LocalDay } from '../domain/local-day.js';
import { leaveEnded, leaveEntered } from '../domain/personnel.audit-events.js';
import { personnelRefusals } from '../domain/personnel.errors.js';
import { PersonnelRepository } from '../persistence/personnel.repository.js';
import { AgencyDays } from './agency-days.js';

export interface NewLeave {
  readonly fromOn: LocalDay;
  /** The last day away; null where it is not known yet. */
  readonly toOn: LocalDay | null;
  readonly barsAccess: boolean;
  readonly note: string | null;
}

/** Enters that somebody is away, and that they are back. */
@Injectable()
export class LeavesCommand {
  constructor(
    private readonly personnel: PersonnelRepository,
    private readonly accounts: AccountsQuery,
    private readonly sessions: Sessions,
    private readonly days: AgencyDays,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * @returns the leave's identifier
   * @throws DomainError `personnel.no-such-day`, `.ends-before-it-begins`, `.person-not-found`
   */
  enter(actor: SignedIn, personId: string, leave: NewLeave): Promise<string> {
    const { fromOn, toOn, barsAccess, note } = leave;
    if (!isDay(fromOn) || (toOn !== null && !isDay(toOn))) {
      throw personnelRefusals.refuse('no-such-day');
    }
    if (toOn !== null && toOn < fromOn) throw personnelRefusals.refuse('ends-before-it-begins');
    return this.transactions.run(async (tx) => {
      const { now, today } = await this.days.today(tx);
      if ((await this.accounts.one(tx, personId)) === null) {
        throw personnelRefusals.refuse('person-not-found');
      }
      const id = newId();
      await this.personnel.insertLeave(tx, {
        ...{ id, personId, ...leave, enteredBy: actor.personId, enteredAt: now },
        ...{ endedOn: null, endedBy: null, endedAt: null },
      });
      const isRunning = fromOn <= today && (toOn === null || today <= toOn);
      if (barsAccess && isRunning)
        await this.sessions.endAllOf(tx, personId, 'ended-by-administrator');
      const disclosures = { from: fromOn, to: toOn, note };
      const event = leaveEntered({ id: personId, facts: { leave: id, barsAccess }, disclosures });
      await this.trail.record(tx, actor, event);
      return id;
    });
  }

  /** Says that somebody is back from today on, or that a leave to come will not be taken. */
  end(actor: SignedIn, personId: string, id: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { now, today } = await this.days.today(tx);
      const leave = await this.personnel.lockLeave(tx, personId, id);
      if (leave === null) throw personnelRefusals.refuse('leave-not-found');
      const isOver = leave.toOn !== null && leave.toOn < today;
      if (leave.endedOn !== null || isOver) throw personnelRefusals.refuse('leave-has-ended');
      const end = { endedOn: today, endedBy: actor.personId, endedAt: now };
      await this.personnel.endLeave(tx, id, end);
      const disclosures = { on: today };
      const event = leaveEnded({ id: personId, facts: { leave: id }, disclosures });
      await this.trail.record(tx, actor, event);
    });
  }
}
