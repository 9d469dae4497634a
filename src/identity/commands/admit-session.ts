import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { identityRefusals } from '../domain/identity.errors.js';
import { isSessionLive, isWorthTouching, wasUsedFrom } from '../domain/session.js';
import type { SessionClaims } from '../domain/session-token.js';
import type { Visitor } from '../domain/visitor.js';
import { type SessionHolder, SessionsRepository } from '../persistence/sessions.repository.js';
import { NoteSessionMove } from './note-session-move.js';

/** Lets a request in whose token names a session that holds at this moment. */
@Injectable()
export class AdmitSession {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly noteMove: NoteSessionMove,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * @param isActivity whether a person did something; a screen that asks by itself is none
   * @throws DomainError `identity.not-signed-in`, `.session-bound`
   */
  async execute(
    claims: SessionClaims,
    visitor: Visitor,
    isActivity: boolean,
  ): Promise<SessionHolder> {
    const now = this.clock.now();
    const holder = await this.sessions.holder(claims.sid, now);
    const holds =
      holder?.state === 'active' &&
      holder.generation === claims.gen &&
      isSessionLive(holder, this.settings.sessions, now);
    if (!holds) throw identityRefusals.refuse('not-signed-in');
    if (!wasUsedFrom(holder, visitor)) await this.noteMove.execute(holder, visitor);
    if (isActivity && isWorthTouching(holder, now)) {
      await this.sessions.touch(holder.sessionId, now);
    }
    return holder;
  }
}
