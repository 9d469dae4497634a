import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, violatedConstraint } from '../../platform/database/transactions.js';
import type { DomainError } from '../../platform/errors/refusals.js';
import { newId } from '../../platform/ids.js';
import { officerEnrolled } from '../domain/agency.audit-events.js';
import { agencyRefusals } from '../domain/agency.errors.js';
import type { OfficerEntity } from '../persistence/officer.entity.js';
import { RosterRepository } from '../persistence/roster.repository.js';

export interface NewOfficer {
  readonly name: string;
  readonly badgeNumber: string;
  readonly unitId: string;
}

/** Puts officers on the roster, all or none. */
@Injectable()
export class EnrolOfficersCommand {
  constructor(
    private readonly roster: RosterRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `agency.badge-number-taken`, `agency.unit-not-found` */
  async execute(actor: Actor, input: readonly NewOfficer[]): Promise<OfficerEntity[]> {
    const createdAt = this.clock.now();
    const officers = input.map(({ name, badgeNumber, unitId }) => ({
      id: newId(),
      name,
      badgeNumber,
      unitId,
      createdAt,
      leftAt: null,
    }));
    const events = officers.map(({ id, name, badgeNumber, unitId }) =>
      officerEnrolled({ id, facts: { unit: unitId }, disclosures: { name, badgeNumber } }),
    );
    try {
      await this.transactions.run(async (tx) => {
        await this.roster.insertOfficers(tx, officers);
        await this.trail.recordAll(tx, actor, events);
      });
    } catch (error) {
      throw refusalOf(error) ?? error;
    }
    return officers;
  }
}

function refusalOf(error: unknown): DomainError | null {
  switch (violatedConstraint(error)) {
    case 'uq_officer_badge_number':
      return agencyRefusals.refuse('badge-number-taken');
    case 'fk_officer_unit':
      return agencyRefusals.refuse('unit-not-found');
    default:
      return null;
  }
}
