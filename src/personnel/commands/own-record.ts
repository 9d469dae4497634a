import { Injectable } from '@nestjs/common';
import type { Actor } from '../../audit-trail/audit-trail.public.js';
import { personnelRefusals } from '../domain/personnel.errors.js';
import type { Tx } from '../../platform/database/transactions.js';
import { AgencyDays } from './agency-days.js';
import { PersonnelBar } from './personnel-bar.js';

/** Nobody attests their own training (CJIS AC-5), unless there is nobody else who could. */
@Injectable()
export class OwnRecord {
  constructor(
    private readonly bar: PersonnelBar,
    private readonly days: AgencyDays,
  ) {}

  /** @throws DomainError `personnel.own-record` */
  async refuse(tx: Tx, actor: Actor, personId: string): Promise<void> {
    if (actor.kind !== 'person' || actor.id !== personId) return;
    const today = await this.days.today(tx);
    if (await this.bar.isLastKeeper(tx, personId, today)) return;
    throw personnelRefusals.refuse('own-record');
  }
}
