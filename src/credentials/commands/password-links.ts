import { Injectable } from '@nestjs/common';
import { ResetLinks, type SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { apartSince } from '../domain/factor-reset.js';
import { credentialsRefusals } from '../domain/credentials.errors.js';
import { FactorResetsRepository } from '../persistence/factor-resets.repository.js';

/** Links for new passwords, handed out so that nobody helps past both proofs of one person. */
@Injectable()
export class PasswordLinks {
  constructor(
    private readonly links: ResetLinks,
    private readonly resets: FactorResetsRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Ends the links before it. The caller enters it.
   * @throws DomainError `credentials.reset-factors-too`
   */
  async issue(
    tx: Tx,
    actor: SignedIn,
    personId: string,
  ): Promise<{ token: string; expiresAt: Date }> {
    const now = this.clock.now();
    await this.resets.takeTurns(tx, personId);
    if (await this.resets.hasPart(tx, actor.personId, personId, apartSince(now))) {
      throw credentialsRefusals.refuse('reset-factors-too');
    }
    await this.resets.noteLink(tx, personId, actor.personId, now);
    return this.links.issue(tx, personId);
  }

  /** @throws DomainError `identity.link-not-valid` */
  use(tx: Tx, token: string): ReturnType<ResetLinks['use']> {
    return this.links.use(tx, token);
  }
}
