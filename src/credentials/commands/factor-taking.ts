import { Injectable } from '@nestjs/common';
import { Sessions } from '../../identity/identity.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import { credentialsRefusals } from '../domain/credentials.errors.js';
import { SecondFactorsRepository } from '../persistence/second-factors.repository.js';
import { RecoveryCodes } from './recovery-codes.js';

/** Takes all of somebody's factors with their recovery codes, and ends every session. */
@Injectable()
export class FactorTaking {
  constructor(
    private readonly factors: SecondFactorsRepository,
    private readonly codes: RecoveryCodes,
    private readonly sessions: Sessions,
  ) {}

  /**
   * The caller enters it.
   * @returns how many there were
   * @throws DomainError `credentials.nothing-to-reset`
   */
  async takeAll(tx: Tx, personId: string, now: Date): Promise<number> {
    const factors = await this.factors.ofLocked(tx, personId);
    if (factors.length === 0) throw credentialsRefusals.refuse('nothing-to-reset');
    for (const { id } of factors) await this.factors.remove(tx, id, now);
    await this.codes.withdraw(tx, personId, now);
    await this.sessions.endAllOf(tx, personId, 'credentials-changed');
    return factors.length;
  }
}
