import { Injectable } from '@nestjs/common';
import type { Actor } from '../../audit-trail/audit-trail.public.js';
import { SecondFactors } from '../../credentials/credentials.public.js';
import type { Visitor } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Progress } from '../domain/pending-sign-in.js';
import { signInRefusals } from '../domain/sign-in.errors.js';
import { CodeStep } from './code-step.js';
import { PendingSignIns } from './pending-sign-ins.js';
import { RemainingSteps } from './remaining-steps.js';

/**
 * The second factor on the way in. It belongs to the sign-in that the password began: without one,
 * or with another person's, a code is worth nothing.
 */
@Injectable()
export class SecondFactorStep {
  constructor(
    private readonly code: CodeStep,
    private readonly pending: PendingSignIns,
    private readonly steps: RemainingSteps,
    private readonly factors: SecondFactors,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError as `CodeStep.take` */
  totp(visitor: Visitor, token: string | null, code: string): Promise<Progress> {
    return this.code.take(visitor, token, 'totp', (tx, { personId }) =>
      this.factors.checkTotp(tx, personId, code, this.clock.now()),
    );
  }

  /** @throws DomainError as `CodeStep.take` */
  recoveryCode(visitor: Visitor, token: string | null, code: string): Promise<Progress> {
    return this.code.take(visitor, token, 'recovery-code', (tx, { personId }) =>
      this.factors.checkRecoveryCode(
        tx,
        actorOf(visitor, personId),
        personId,
        code,
        this.clock.now(),
      ),
    );
  }

  /**
   * What the browser is to ask of the person's passkeys.
   * @throws DomainError `sign-in.not-begun`, `.not-now`
   */
  passkeyOptions(token: string | null): Promise<object> {
    return this.pending.look(token, async (tx, pending) => {
      const { remaining } = await this.steps.of(tx, pending);
      const step = 'second-factor' as const;
      if (!remaining.includes(step)) throw signInRefusals.refuse('not-now', { step });
      return this.factors.passkeyOptions(tx, pending.personId, pending.id, this.clock.now());
    });
  }

  /** @throws DomainError as `CodeStep.take` */
  passkey(visitor: Visitor, token: string | null, response: unknown): Promise<Progress> {
    return this.code.take(visitor, token, 'passkey', (tx, { personId, id }) =>
      this.factors.checkPasskey(tx, personId, id, response, this.clock.now()),
    );
  }
}

function actorOf({ address, requestId }: Visitor, personId: string): Actor {
  const who = { kind: 'person', id: personId, role: 'visitor', sessionId: null } as const;
  return { ...who, address, requestId };
}
