import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { invariant } from '../../platform/errors/invariant.js';
import type { SignedIn } from '../domain/signed-in.js';
import { SessionsRepository } from '../persistence/sessions.repository.js';

/** Says that somebody is still there, for whoever is warned that the session ends soon. */
@Injectable()
export class StaySignedInCommand {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly clock: Clock,
  ) {}

  async execute({ sessionId }: SignedIn): Promise<void> {
    invariant(sessionId !== null, 'Only somebody with a session stays signed in');
    await this.sessions.touch(sessionId, this.clock.now());
  }
}
