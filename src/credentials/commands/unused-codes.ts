import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { beginOfStep, totpCode, totpStep } from '../domain/totp.js';
import { SecondFactorsRepository } from '../persistence/second-factors.repository.js';
import { SealedSecrets } from './sealed-secrets.js';

export interface UnusedCode {
  readonly code: string;
  /** From when on it is taken; 0 for now. */
  readonly inSeconds: number;
}

/** Time that it takes to bring a code in whose step is about to leave the window. */
const TO_SPARE_MS = 8_000;

/**
 * For the demo, which shows a code beside each of its accounts. It gives nothing away: whoever asks
 * must hold the secrets already, and could make the codes without us, only not tell which are used.
 */
@Injectable()
export class UnusedCodes {
  constructor(
    private readonly factors: SecondFactorsRepository,
    private readonly secrets: SealedSecrets,
  ) {}

  /** What an app with this secret shows. */
  firstOf(secret: string, now: Date): string {
    return totpCode(secret, totpStep(now));
  }

  /**
   * @param known secrets of the person's apps; those of nobody's are passed over
   * @returns null where none of the secrets is of an app of this person
   */
  async next(
    tx: Tx,
    personId: string,
    known: readonly string[],
    now: Date,
  ): Promise<UnusedCode | null> {
    const step = totpStep(now);
    const hasTime = beginOfStep(step + 1).getTime() - now.getTime() > TO_SPARE_MS;
    const window = hasTime ? [step - 1, step, step + 1] : [step, step + 1];
    let later: string | null = null;
    for (const { id: factorId, sealedSecret } of await this.factors.of(tx, personId)) {
      const secret = sealedSecret && this.secrets.open(sealedSecret, { personId, factorId });
      if (secret === null || !known.includes(secret)) continue;
      const used = await this.factors.usedSteps(tx, factorId, step - 1);
      const free = window.find((one) => !used.includes(one));
      if (free !== undefined) return { code: totpCode(secret, free), inSeconds: 0 };
      later ??= totpCode(secret, step + 2);
    }
    const waitMs = beginOfStep(step + 1).getTime() - now.getTime();
    return later === null ? null : { code: later, inSeconds: Math.ceil(waitMs / 1000) };
  }
}
