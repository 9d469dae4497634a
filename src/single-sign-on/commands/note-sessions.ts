import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { sessionOpened, Sessions } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import type { Tx } from '../../platform/database/transactions.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import { provedSince } from '../domain/freshness.js';
import { singleSignOnRefusals } from '../domain/single-sign-on.errors.js';
import { SignInsRepository } from '../persistence/sign-ins.repository.js';

/** Notes which session came of which sign-in at a provider, in the transaction that opens it. */
@Injectable()
export class NoteSessions implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly signIns: SignInsRepository,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.events.subscribe(sessionOpened, async (tx, { sessionId, signInId, method }) => {
      if (method === 'single-sign-on') await this.note(tx, signInId, sessionId);
    });
  }

  private async note(tx: Tx, signInId: string, sessionId: string): Promise<void> {
    const signIn = await this.signIns.becomeSession(tx, signInId, sessionId);
    // The provider has said in between that its session is over; ours must not begin then.
    if (signIn === null || signIn.endedAt !== null) throw singleSignOnRefusals.refuse('not-begun');
    const { maximumHours } = this.settings.sessions;
    const since = provedSince(signIn.provedAt, this.clock.now(), maximumHours);
    await this.sessions.provedAt(tx, sessionId, since);
  }
}
