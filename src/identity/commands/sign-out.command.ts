import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import { signedOut } from '../domain/identity.audit-events.js';
import type { SignedIn } from '../domain/signed-in.js';
import { SessionsRepository } from '../persistence/sessions.repository.js';

/** Ends the session that the request came with; its token is worthless from then on. */
@Injectable()
export class SignOutCommand {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute(actor: SignedIn): Promise<void> {
    const session = actor.sessionId;
    invariant(session !== null, 'Only somebody with a session can sign out');
    await this.transactions.run(async (tx) => {
      await this.sessions.end(tx, session, this.clock.now());
      await this.trail.record(tx, actor, signedOut({ id: actor.personId, facts: {} }));
    });
  }
}
