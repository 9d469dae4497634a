import { Injectable, type OnModuleInit } from '@nestjs/common';
import { officerChangedUnit } from '../../agency/agency.public.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import { TransfersCommand } from './transfers.command.js';

/** Hears of every move of an officer, in its transaction. */
@Injectable()
export class FollowMoves implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly transfers: TransfersCommand,
  ) {}

  onModuleInit(): void {
    this.events.subscribe(officerChangedUnit, (tx, change) => this.transfers.notice(tx, change));
  }
}
