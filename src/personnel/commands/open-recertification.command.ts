import { Inject, Injectable } from '@nestjs/common';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { dueAfter, isDue } from '../domain/recertification.js';
import { recertificationOpened } from '../domain/recertification.audit-events.js';
import { recertificationRefusals } from '../domain/recertification.errors.js';
import type { RecertificationEntity } from '../persistence/recertification.entity.js';
import { RecertificationsRepository } from '../persistence/recertifications.repository.js';
import { KnownAccountsQuery } from '../queries/known-accounts.query.js';
import { AgencyDays } from './agency-days.js';

/** Opens the review of all accounts, by hand or because a year has passed. */
@Injectable()
export class OpenRecertificationCommand {
  constructor(
    private readonly recertifications: RecertificationsRepository,
    private readonly known: KnownAccountsQuery,
    private readonly days: AgencyDays,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws DomainError `recertification.open-already` */
  execute(actor: Actor): Promise<string> {
    return this.transactions.run(async (tx) => {
      await this.recertifications.lockOpening(tx);
      if ((await this.recertifications.open(tx)) !== null) {
        throw recertificationRefusals.refuse('open-already');
      }
      return this.open(tx, actor);
    });
  }

  /** Opens the next one where its time has come; counted from the last, or from the first account. */
  async openDue(actor: Actor): Promise<void> {
    const { everyDays } = this.settings.personnel.recertification;
    await this.transactions.run(async (tx) => {
      await this.recertifications.lockOpening(tx);
      const { now } = await this.days.today(tx);
      const newest = await this.recertifications.newest(tx);
      const last = newest?.openedAt ?? (await this.known.firstAccountAt(tx));
      const isOpen = newest !== null && newest.closedAt === null;
      if (isOpen || last === null || !isDue(last, everyDays, now)) return;
      await this.open(tx, actor);
    });
  }

  private async open(tx: Tx, actor: Actor): Promise<string> {
    const today = await this.days.today(tx);
    const { dueDays } = this.settings.personnel.recertification;
    const recertification: RecertificationEntity = {
      ...{ id: newId(), openedAt: today.now, dueAt: dueAfter(today.now, dueDays) },
      ...{ openedBy: actor.kind === 'person' ? actor.id : null, escalatedAt: null },
      ...{ closedAt: null, closedBy: null, summary: null },
    };
    const accounts = await this.known.all(tx, today);
    const items = accounts.map(({ personId, unitId, known }, at) => ({
      ...{ id: newId(), recertificationId: recertification.id, personId, position: at + 1 },
      ...{ unitId, known, decision: null, reason: null, decidedBy: null, decidedAt: null },
    }));
    await this.recertifications.insert(tx, recertification, items);
    const facts = { accounts: items.length, due: recertification.dueAt.toISOString() };
    const event = recertificationOpened({ id: recertification.id, facts });
    await this.trail.record(tx, actor, event);
    return recertification.id;
  }
}
