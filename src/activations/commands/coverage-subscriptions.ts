import { Injectable, type OnModuleInit } from '@nestjs/common';
import { deviceAssigned } from '../../agency/agency.public.js';
import {
  clipBecameReady,
  clipWasQuarantined,
  clipWasRegistered,
} from '../../footage/footage.public.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import { JudgeAgain } from './judge-again.js';

/** What makes events be judged again. */
@Injectable()
export class CoverageSubscriptions implements OnModuleInit {
  constructor(
    private readonly domainEvents: DomainEvents,
    private readonly judgeAgain: JudgeAgain,
  ) {}

  onModuleInit(): void {
    for (const type of [clipWasRegistered, clipBecameReady, clipWasQuarantined]) {
      this.domainEvents.subscribe(type, (tx, clip) => this.judgeAgain.afterClip(tx, clip));
    }
    this.domainEvents.subscribe(deviceAssigned, (tx, assigned) =>
      this.judgeAgain.afterAssignment(tx, assigned),
    );
  }
}
