import { Injectable } from '@nestjs/common';
import type { SecondFactorKind } from '../../identity/identity.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import { type PendingSignIn, type Step, STEPS } from '../domain/pending-sign-in.js';

/** Decides what is still asked of somebody before their sign-in has a session. */
@Injectable()
export class RemainingSteps {
  /** @param _tx the transaction that holds the pending sign-in */
  of(
    _tx: Tx,
    { done, needsNewPassword }: PendingSignIn,
  ): Promise<{ remaining: Step[]; factors: SecondFactorKind[] }> {
    const isNeeded: Readonly<Record<Step, boolean>> = {
      notice: true,
      'second-factor': false,
      enrolment: false,
      'new-password': needsNewPassword,
    };
    const remaining = STEPS.filter((step) => isNeeded[step] && !done.includes(step));
    return Promise.resolve({ remaining, factors: [] });
  }
}
