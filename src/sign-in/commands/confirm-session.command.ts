import { Injectable } from '@nestjs/common';
import { SecondFactors, type SecondStep } from '../../credentials/credentials.public.js';
import { Sessions, type SignedIn, type Visitor } from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import { Clock } from '../../platform/clock/clock.js';
import { signInRefusals } from '../domain/sign-in.errors.js';
import { ConfirmationTries, type PasskeyOptions } from './confirmation-tries.js';

export interface Confirmation {
  readonly password: string;
  /** What an authenticator app shows; needed by whoever has one. */
  readonly code?: string | undefined;
}

/**
 * Lets whoever is at the screen prove anew that it is them, before an act so weighty that an open
 * session is not enough (CJIS IA-11). Wrong tries count like those of a sign-in.
 */
@Injectable()
export class ConfirmSessionCommand {
  constructor(
    private readonly tries: ConfirmationTries,
    private readonly factors: SecondFactors,
    private readonly sessions: Sessions,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** What this person has besides a password. */
  ways(actor: SignedIn): Promise<SecondStep[]> {
    return this.transactions.run((tx) => this.factors.kindsOf(tx, actor.personId));
  }

  /**
   * @returns the session's new generation: its older tokens are worthless
   * @throws DomainError `sign-in.not-confirmed`, the same for a wrong password and a wrong code;
   *   `sign-in.code-needed`, `sign-in.too-many-attempts`
   */
  async byPassword(actor: SignedIn, visitor: Visitor, proof: Confirmation): Promise<number> {
    const { personId } = actor;
    await this.tries.demandPassword(actor, visitor, proof.password);
    const kinds = await this.ways(actor);
    if (kinds.length === 0) {
      return this.transactions.run((tx) => this.sessions.confirm(tx, actor, 'password'));
    }
    const { code } = proof;
    if (code === undefined) throw signInRefusals.refuse('code-needed', { factors: kinds.join() });
    return this.tries.take(actor, visitor, 'totp', async (tx) => {
      const verdict = await this.factors.checkTotp(tx, personId, code, this.clock.now());
      if (verdict !== 'good') return verdict;
      return this.sessions.confirm(tx, actor, 'password-and-code');
    });
  }

  /** What the browser is to ask of the person's passkeys. */
  passkeyOptions(actor: SignedIn): Promise<PasskeyOptions> {
    const { personId, sessionId } = actor;
    invariant(sessionId !== null, 'Only somebody with a session confirms it');
    return this.transactions.run((tx) =>
      this.factors.passkeyOptions(tx, personId, sessionId, this.clock.now()),
    );
  }

  /** @throws DomainError `sign-in.not-confirmed`, `sign-in.too-many-attempts` */
  async byPasskey(actor: SignedIn, visitor: Visitor, response: unknown): Promise<number> {
    const { personId, sessionId } = actor;
    invariant(sessionId !== null, 'Only somebody with a session confirms it');
    return this.tries.take(actor, visitor, 'passkey', async (tx) => {
      const now = this.clock.now();
      const verdict = await this.factors.checkPasskey(tx, personId, sessionId, response, now);
      if (verdict !== 'good') return 'wrong';
      return this.sessions.confirm(tx, actor, 'passkey');
    });
  }
}
