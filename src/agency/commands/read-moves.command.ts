import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import { movesRead } from '../domain/agency.audit-events.js';
import { agencyRefusals } from '../domain/agency.errors.js';
import type { OfficerMoveEntity } from '../persistence/officer-move.entity.js';
import { OfficerMovesRepository } from '../persistence/officer-moves.repository.js';
import { RosterRepository } from '../persistence/roster.repository.js';

/** In which units an officer was, newest first. */
@Injectable()
export class ReadMovesCommand {
  constructor(
    private readonly moves: OfficerMovesRepository,
    private readonly roster: RosterRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws DomainError `agency.officer-not-found` */
  execute(actor: SignedIn, officerId: string): Promise<OfficerMoveEntity[]> {
    return this.transactions.run(async (tx) => {
      if (!(await this.roster.officerExists(tx, officerId))) {
        throw agencyRefusals.refuse('officer-not-found');
      }
      await this.trail.record(tx, actor, movesRead({ id: officerId, facts: {} }));
      return this.moves.of(tx, officerId);
    });
  }
}
