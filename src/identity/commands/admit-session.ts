import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { identityRefusals } from '../domain/identity.errors.js';
import { isWorthTouching, sessionStateOf, wasUsedFrom } from '../domain/session.js';
import type { SessionClaims } from '../domain/session-token.js';
import type { Visitor } from '../domain/visitor.js';
import { type SessionHolder, SessionsRepository } from '../persistence/sessions.repository.js';
import { NoteSessionMove } from './note-session-move.js';

/** What a request is, besides its token. */
export interface Asking {
  /** Whether its token has outlived itself, as that of a screen left alone does. */
  readonly isStale: boolean;
  /** Whether a person did something; a screen that asks by itself is none. */
  readonly isActivity: boolean;
  /** Whether it is one of the few that a locked screen needs. */
  readonly worksWhileLocked: boolean;
}

/** Lets a request in whose token names a session that holds at this moment. */
@Injectable()
export class AdmitSession {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly noteMove: NoteSessionMove,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws DomainError `identity.not-signed-in`, `.locked`, `.session-bound` */
  async execute(claims: SessionClaims, visitor: Visitor, asking: Asking): Promise<SessionHolder> {
    const now = this.clock.now();
    const holder = await this.sessions.holder(claims.sid, now);
    const isTheirs = holder?.state === 'active' && holder.generation === claims.gen;
    if (!isTheirs) throw identityRefusals.refuse('not-signed-in');
    const state = sessionStateOf(holder, this.settings.sessions, now);
    if (state === 'over' || (state === 'live' && asking.isStale)) {
      throw identityRefusals.refuse('not-signed-in');
    }
    if (state === 'locked' && !asking.worksWhileLocked) throw identityRefusals.refuse('locked');
    if (!wasUsedFrom(holder, visitor)) await this.noteMove.execute(holder, visitor);
    if (state === 'live' && asking.isActivity && isWorthTouching(holder, now)) {
      await this.sessions.touch(holder.sessionId, now);
    }
    return holder;
  }
}
