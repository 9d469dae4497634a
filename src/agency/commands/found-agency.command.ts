import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { agencyFounded } from '../domain/agency.audit-events.js';
import { agencyRefusals } from '../domain/agency.errors.js';
import { isTimeZone } from '../domain/time-zone.js';
import { AGENCY_ID } from '../persistence/agency.entity.js';
import { AgencyRepository } from '../persistence/agency.repository.js';

export interface FoundAgency {
  readonly name: string;
  readonly timeZone: string;
}

/** Writes down which agency this installation serves, once. */
@Injectable()
export class FoundAgencyCommand {
  constructor(
    private readonly agencies: AgencyRepository,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `agency.unknown-time-zone` */
  async execute(tx: Tx, actor: Actor, { name, timeZone }: FoundAgency): Promise<void> {
    if (!isTimeZone(timeZone)) throw agencyRefusals.refuse('unknown-time-zone');
    await this.agencies.insert(tx, { id: AGENCY_ID, name, timeZone, createdAt: this.clock.now() });
    const event = agencyFounded({
      id: String(AGENCY_ID),
      facts: { timeZone },
      disclosures: { name },
    });
    await this.trail.record(tx, actor, event);
  }
}
