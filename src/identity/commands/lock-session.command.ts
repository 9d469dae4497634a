import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { Transactions } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import { sessionLocked } from '../domain/identity.audit-events.js';
import { sessionStateOf } from '../domain/session.js';
import type { SignedIn } from '../domain/signed-in.js';
import { SessionsRepository } from '../persistence/sessions.repository.js';

/**
 * Locks the session that the request came with (CJIS AC-11). What is on its way to it is broken off
 * within about a second; `Sessions.confirm` unlocks it.
 */
@Injectable()
export class LockSessionCommand {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Every tab of a browser asks for it; only the first of them finds something to lock. */
  async execute(actor: SignedIn): Promise<void> {
    const { sessionId, personId: id } = actor;
    invariant(sessionId !== null, 'Only somebody with a session has a screen to lock');
    await this.transactions.run(async (tx) => {
      const now = this.clock.now();
      const session = await this.sessions.forUpdate(tx, sessionId);
      if (!(await this.sessions.lock(tx, sessionId, now))) return;
      const idle = sessionStateOf(session, this.settings.sessions, now) === 'locked';
      await this.trail.record(tx, actor, sessionLocked({ id, facts: { idle } }));
    });
  }
}
