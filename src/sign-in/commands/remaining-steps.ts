import { Injectable } from '@nestjs/common';
import { SecondFactors } from '../../credentials/credentials.public.js';
import type { SecondFactorKind } from '../../identity/identity.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import { type PendingSignIn, type Step, STEPS } from '../domain/pending-sign-in.js';

/** Decides what is still asked of somebody before their sign-in has a session. */
@Injectable()
export class RemainingSteps {
  constructor(private readonly factors: SecondFactors) {}

  /** @param tx the transaction that holds the pending sign-in */
  async of(
    tx: Tx,
    { personId, method, done, needsNewPassword }: PendingSignIn,
  ): Promise<{ remaining: Step[]; factors: SecondFactorKind[] }> {
    // Whoever comes by single sign-on has proved two factors there, or is not let in by it.
    const isOurs = method === 'password';
    const factors = isOurs ? await this.factors.kindsOf(tx, personId) : [];
    const hasEnrolledNow = done.includes('enrolment');
    const isNeeded: Readonly<Record<Step, boolean>> = {
      notice: true,
      'second-factor': factors.length > 0 && !hasEnrolledNow,
      // Nobody is without a second factor (CJIS IA-2): who has none sets one up on the way in.
      enrolment: isOurs && factors.length === 0,
      'new-password': needsNewPassword,
    };
    const remaining = STEPS.filter((step) => isNeeded[step] && !done.includes(step));
    return { remaining, factors };
  }
}
