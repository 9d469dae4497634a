import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import { invariant } from '../../platform/errors/invariant.js';
import { sessionConfirmed, sessionUnlocked } from '../domain/identity.audit-events.js';
import { accessEnded, type EndReason } from '../domain/identity.domain-events.js';
import { type ConfirmationFactor, sessionStateOf } from '../domain/session.js';
import { identityRefusals } from '../domain/identity.errors.js';
import type { SignedIn } from '../domain/signed-in.js';
import { SessionsRepository } from '../persistence/sessions.repository.js';

/** Ends sessions on behalf of other acts, in their transaction. */
@Injectable()
export class Sessions {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly events: DomainEvents,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Ends everything that the person has open; whatever is being sent to them stops within seconds.
   * The caller enters the act, with the person as its subject: the database takes it in no other
   * way. The event goes out even where no session was open, since machines listen to it too.
   * @param except a session that goes on, such as the one that the act came with
   * @returns the sessions that were ended
   */
  async endAllOf(
    tx: Tx,
    personId: string,
    why: EndReason,
    { except = null }: { readonly except?: string | null } = {},
  ): Promise<readonly string[]> {
    const sessionIds = await this.sessions.endAllOf(tx, personId, this.clock.now(), except);
    await this.events.publish(tx, accessEnded, { personId, sessionIds, why });
    return sessionIds;
  }

  /**
   * Ends one session, as above.
   * @returns whether the person had it open
   */
  async endOne(tx: Tx, personId: string, sessionId: string, why: EndReason): Promise<boolean> {
    const hadIt = await this.sessions.endOwn(tx, personId, sessionId, this.clock.now());
    const sessionIds = [sessionId];
    if (hadIt) await this.events.publish(tx, accessEnded, { personId, sessionIds, why });
    return hadIt;
  }

  /**
   * Notes for a session that is just being opened when its owner proved who they are, where that
   * was not this moment: another system knows better.
   */
  async provedAt(tx: Tx, sessionId: string, at: Date): Promise<void> {
    await this.sessions.proved(tx, sessionId, at);
  }

  /**
   * Notes that whoever is at the screen has just proved anew who they are, which unlocks it. Tokens
   * that the session had before are worthless from then on.
   * @returns which of the session's tokens comes next, for `SessionTokens.sign`
   * @throws DomainError `identity.not-signed-in` where the session ended meanwhile
   */
  async confirm(tx: Tx, actor: SignedIn, factor: ConfirmationFactor): Promise<number> {
    const { sessionId, personId } = actor;
    invariant(sessionId !== null, 'Only somebody with a session confirms it');
    const now = this.clock.now();
    const session = await this.sessions.forUpdate(tx, sessionId);
    const state = sessionStateOf(session, this.settings.sessions, now);
    if (state === 'over') throw identityRefusals.refuse('not-signed-in');
    const generation = session.generation + 1;
    await this.sessions.confirm(tx, sessionId, now, generation);
    const event = state === 'locked' ? sessionUnlocked : sessionConfirmed;
    await this.trail.record(tx, actor, event({ id: personId, facts: { factor } }));
    return generation;
  }
}
