import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { invariant } from '../../platform/errors/invariant.js';
import { type SessionLimits, sessionStateOf, type SignInMethod } from '../domain/session.js';
import type { SignedIn } from '../domain/signed-in.js';
import { SessionsRepository } from '../persistence/sessions.repository.js';

/** When a session ends by itself. */
export interface SessionEnds {
  /** The server's clock, for screens whose own is wrong. */
  readonly now: Date;
  /** Unless its owner does something before. */
  readonly idleEndsAt: Date;
  /** In any case. */
  readonly endsAt: Date;
}

export interface OwnSession extends SessionEnds {
  readonly id: string;
  readonly isThisOne: boolean;
  readonly isLocked: boolean;
  readonly method: SignInMethod;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly createdAt: Date;
  readonly authenticatedAt: Date;
  readonly lastSeenAt: Date;
}

/** One's own sessions that hold or are locked, and when they end. */
@Injectable()
export class OwnSessionsQuery {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The one last used comes first. */
  async all(actor: SignedIn): Promise<OwnSession[]> {
    const limits = this.settings.sessions;
    const now = this.clock.now();
    const open = await this.sessions.openOf(actor.personId);
    return open.flatMap((session) => {
      const state = sessionStateOf(session, limits, now);
      if (state === 'over') return [];
      const { id, method, address, userAgent, createdAt, authenticatedAt, lastSeenAt } = session;
      const facts = { id, method, address, userAgent, createdAt, authenticatedAt, lastSeenAt };
      const isThisOne = id === actor.sessionId;
      const isLocked = state === 'locked';
      return [{ ...facts, ...endsOf(session, limits, now), isThisOne, isLocked }];
    });
  }

  /** When the session that asks ends, as the server has it; it decides, not the screen. */
  async ends(actor: SignedIn): Promise<SessionEnds> {
    const session = (await this.all(actor)).find(({ isThisOne }) => isThisOne);
    invariant(session !== undefined, 'Whoever asks has a session that holds');
    return session;
  }
}

function endsOf(
  { createdAt, lastSeenAt }: { readonly createdAt: Date; readonly lastSeenAt: Date },
  { idleMinutes, maximumHours }: SessionLimits,
  now: Date,
): SessionEnds {
  return {
    now,
    idleEndsAt: new Date(lastSeenAt.getTime() + idleMinutes * 60_000),
    endsAt: new Date(createdAt.getTime() + maximumHours * 3_600_000),
  };
}
