import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { AccountsQuery, SignedIn } from '../../identity/identity.public.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import type { DateKind } from '../domain/dates.js';
import { isDay, type LocalDay } from '../domain/local-day.js';
import { dateRecorded } from '../domain/personnel.audit-events.js';
import { personnelRefusals } from '../domain/personnel.errors.js';
import type { PersonnelDateEntity } from '../persistence/personnel-date.entity.js';
import { PersonnelRepository } from '../persistence/personnel.repository.js';
import { AgencyDays } from './agency-days.js';
import { OwnRecord } from './own-record.js';

export interface RecordDate {
  readonly personId: string;
  readonly kind: DateKind;
  readonly doneOn: LocalDay;
  /** Where the paper is. */
  readonly reference: string | null;
}

/** Enters screenings, trainings and agreements, all or none. What was entered before stays. */
@Injectable()
export class RecordDatesCommand {
  constructor(
    private readonly personnel: PersonnelRepository,
    private readonly accounts: AccountsQuery,
    private readonly own: OwnRecord,
    private readonly days: AgencyDays,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * @throws DomainError `personnel.no-such-day`, `.day-in-the-future`, `.person-not-found`,
   *   `.own-record`
   */
  execute(actor: Actor, dates: readonly RecordDate[]): Promise<void> {
    for (const { doneOn } of dates) {
      if (!isDay(doneOn)) throw personnelRefusals.refuse('no-such-day');
    }
    return this.transactions.run((tx) => this.record(tx, actor, dates));
  }

  private async record(tx: Tx, actor: Actor, dates: readonly RecordDate[]): Promise<void> {
    const { now, today } = await this.days.today(tx);
    const ids = [...new Set(dates.map(({ personId }) => personId))];
    const found = await this.accounts.byIds(tx, ids);
    if (found.length < ids.length) throw personnelRefusals.refuse('person-not-found');
    if (dates.some(({ doneOn }) => doneOn > today)) {
      throw personnelRefusals.refuse('day-in-the-future', { today });
    }
    for (const id of ids) await this.own.refuse(tx, actor, id);
    const enteredBy = actor instanceof SignedIn ? actor.personId : null;
    const rows: PersonnelDateEntity[] = dates.map((date) => ({
      ...{ id: newId(), ...date },
      ...{ enteredBy, enteredAt: now },
    }));
    await this.personnel.insertDates(tx, rows);
    const events = rows.map(({ id, personId, kind, doneOn, reference }) =>
      dateRecorded({
        id: personId,
        facts: { date: id, of: kind, doneOn },
        disclosures: reference === null ? {} : { reference },
      }),
    );
    await this.trail.recordAll(tx, actor, events);
  }
}
