import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, violatedConstraint } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { unitCreated } from '../domain/agency.audit-events.js';
import { agencyRefusals } from '../domain/agency.errors.js';
import { RosterRepository } from '../persistence/roster.repository.js';
import type { UnitEntity } from '../persistence/unit.entity.js';

export interface NewUnit {
  readonly code: string;
  readonly name: string;
}

/** Creates units, all or none. */
@Injectable()
export class CreateUnitsCommand {
  constructor(
    private readonly roster: RosterRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `agency.unit-code-taken` */
  async execute(actor: Actor, input: readonly NewUnit[]): Promise<UnitEntity[]> {
    const createdAt = this.clock.now();
    const units = input.map(({ code, name }) => ({ id: newId(), code, name, createdAt }));
    const events = units.map(({ id, code, name }) =>
      unitCreated({ id, facts: { code }, disclosures: { name } }),
    );
    try {
      await this.transactions.run(async (tx) => {
        await this.roster.insertUnits(tx, units);
        await this.trail.recordAll(tx, actor, events);
      });
    } catch (error) {
      if (violatedConstraint(error) === 'uq_unit_code') {
        throw agencyRefusals.refuse('unit-code-taken');
      }
      throw error;
    }
    return units;
  }
}
