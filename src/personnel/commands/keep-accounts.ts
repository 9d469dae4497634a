import { Injectable } from '@nestjs/common';
import type { Actor } from '../../audit-trail/audit-trail.public.js';
import { EscalateRecertification } from './escalate-recertification.js';
import { OpenRecertificationCommand } from './open-recertification.command.js';
import { UnusedAccounts } from './unused-accounts.js';

/** What time brings about for accounts in days and years: each act is entered, and done once. */
@Injectable()
export class KeepAccounts {
  constructor(
    private readonly unused: UnusedAccounts,
    private readonly recertifications: OpenRecertificationCommand,
    private readonly escalation: EscalateRecertification,
  ) {}

  async execute(actor: Actor): Promise<void> {
    await this.unused.disable(actor);
    await this.recertifications.openDue(actor);
    await this.escalation.execute(actor);
  }
}
