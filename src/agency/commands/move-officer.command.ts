import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx, violatedConstraint } from '../../platform/database/transactions.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import { newId } from '../../platform/ids.js';
import { movePlanned, moveWithdrawn, officerMoved } from '../domain/agency.audit-events.js';
import { officerChangedUnit } from '../domain/agency.domain-events.js';
import { agencyRefusals } from '../domain/agency.errors.js';
import type { OfficerMoveEntity } from '../persistence/officer-move.entity.js';
import { OfficerMovesRepository } from '../persistence/officer-moves.repository.js';

export interface MoveOfficer {
  readonly officerId: string;
  readonly unitId: string;
  /** From when on; a moment that is past takes effect at once, and counts from then. */
  readonly from: Date;
}

/** Moves officers from unit to unit, at once or on a day to come, and keeps where they were. */
@Injectable()
export class MoveOfficerCommand {
  constructor(
    private readonly moves: OfficerMovesRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the move's identifier
   * @throws DomainError `agency.officer-not-found`, `.unit-not-found`, `.in-this-unit`,
   *   `.move-is-planned`, `.moved-since`
   */
  async execute(actor: Actor, input: MoveOfficer): Promise<string> {
    try {
      return await this.transactions.run((tx) => this.within(tx, actor, input));
    } catch (error) {
      if (violatedConstraint(error) === 'fk_officer_move_to_unit') {
        throw agencyRefusals.refuse('unit-not-found');
      }
      throw error;
    }
  }

  /** The same in the transaction of whoever moves many. */
  async within(tx: Tx, actor: Actor, { officerId, unitId, from }: MoveOfficer): Promise<string> {
    const now = this.clock.now();
    const officer = await this.moves.lockOfficer(tx, officerId);
    if (officer === null) throw agencyRefusals.refuse('officer-not-found');
    if (officer.unitId === unitId) throw agencyRefusals.refuse('in-this-unit');
    if ((await this.moves.planned(tx, officerId)) !== null) {
      throw agencyRefusals.refuse('move-is-planned');
    }
    const newest = await this.moves.newest(tx, officerId);
    if (newest !== null && newest.effectiveAt >= from) throw agencyRefusals.refuse('moved-since');
    const move: OfficerMoveEntity = {
      ...{ id: newId(), officerId, fromUnitId: null, toUnitId: unitId, effectiveAt: from },
      ...{ enteredBy: actor.kind === 'person' ? actor.id : null, enteredAt: now },
      ...{ tookEffectAt: null, withdrawnAt: null },
    };
    await this.moves.insert(tx, [move]);
    if (from > now) {
      const facts = { move: move.id, to: unitId, from: from.toISOString() };
      await this.trail.record(tx, actor, movePlanned({ id: officerId, facts }));
    } else {
      await this.takeEffect(tx, actor, move, officer.unitId);
    }
    return move.id;
  }

  /** Withdraws the move that is planned. @throws DomainError `agency.no-move-planned` */
  async withdraw(actor: Actor, officerId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const officer = await this.moves.lockOfficer(tx, officerId);
      if (officer === null) throw agencyRefusals.refuse('officer-not-found');
      const planned = await this.moves.planned(tx, officerId);
      if (planned === null) throw agencyRefusals.refuse('no-move-planned');
      await this.moves.withdraw(tx, planned.id, this.clock.now());
      const facts = { move: planned.id };
      await this.trail.record(tx, actor, moveWithdrawn({ id: officerId, facts }));
    });
  }

  /** Lets every planned move take effect whose time has come. */
  async takeDue(actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      for (const { id, officerId } of await this.moves.due(tx, this.clock.now())) {
        const officer = await this.moves.lockOfficer(tx, officerId);
        const move = await this.moves.planned(tx, officerId);
        // Somebody else may have been here between the two readings.
        if (officer === null || move?.id !== id) continue;
        await this.takeEffect(tx, actor, move, officer.unitId);
      }
    });
  }

  private async takeEffect(
    tx: Tx,
    actor: Actor,
    move: OfficerMoveEntity,
    fromUnitId: string,
  ): Promise<void> {
    const { id, officerId, toUnitId, effectiveAt } = move;
    await this.moves.takeEffect(tx, move, fromUnitId, this.clock.now());
    const facts = { move: id, left: fromUnitId, to: toUnitId, from: effectiveAt.toISOString() };
    await this.trail.record(tx, actor, officerMoved({ id: officerId, facts }));
    const told = { officerId, fromUnitId, toUnitId, effectiveAt };
    await this.events.publish(tx, officerChangedUnit, told);
  }
}
