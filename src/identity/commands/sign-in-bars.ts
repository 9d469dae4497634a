import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { DomainError } from '../../platform/errors/refusals.js';
import { invariant } from '../../platform/errors/invariant.js';
import type { SignInMethod } from '../domain/session.js';

/** Why somebody whose password is right may not come in, in the words that they are told. */
export interface Bar {
  /** `<feature>.<reason>`, as among the refusals. */
  readonly code: string;
  readonly says: string;
  readonly mend?: string;
}

export type AskForBar = (
  tx: Tx,
  personId: string,
  now: Date,
  method: SignInMethod,
) => Promise<Bar | null>;

/**
 * What keeps people out beyond their own account: features above this one register what they know.
 * Asked only once somebody has proved who they are, so that nobody else learns it.
 */
@Injectable()
export class SignInBars {
  private readonly asked = new Map<string, AskForBar>();

  constructor(private readonly clock: Clock) {}

  register(name: string, ask: AskForBar): void {
    invariant(!this.asked.has(name), `Two bars are called ${name}`);
    this.asked.set(name, ask);
  }

  /** @throws DomainError with the code of the first bar there is */
  async demandNone(tx: Tx, personId: string, method: SignInMethod): Promise<void> {
    const now = this.clock.now();
    for (const ask of this.asked.values()) {
      const bar = await ask(tx, personId, now, method);
      if (bar !== null) throw new DomainError(bar.code, { kind: 'forbidden', ...bar });
    }
  }
}
