import { Injectable } from '@nestjs/common';
import { MoveOfficerCommand } from '../../agency/agency.public.js';
import type { Actor } from '../../audit-trail/audit-trail.public.js';
import { DueTerminations } from './due-terminations.js';
import { TransfersCommand } from './transfers.command.js';

/** What time brings about within minutes: each act is entered by itself, and done once. */
@Injectable()
export class LookAfterPeople {
  constructor(
    private readonly terminations: DueTerminations,
    private readonly moves: MoveOfficerCommand,
    private readonly transfers: TransfersCommand,
  ) {}

  async execute(actor: Actor): Promise<void> {
    await this.terminations.carryOut(actor);
    await this.moves.takeDue(actor);
    await this.transfers.endOverdue(actor);
  }
}
