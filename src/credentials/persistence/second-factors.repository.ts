import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import { SecondFactorEntity } from './second-factor.entity.js';
import { TotpUsedStepEntity } from './totp-used-step.entity.js';

@Injectable()
export class SecondFactorsRepository {
  /** Those that work, oldest first. */
  of(tx: Tx, personId: string): Promise<SecondFactorEntity[]> {
    return tx.find(SecondFactorEntity, {
      where: { personId, removedAt: IsNull() },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
  }

  /**
   * As above, and nobody else adds or removes one of this person's until the transaction ends: two
   * removals at once could otherwise each see the other's factor as the one that stays.
   */
  async ofLocked(tx: Tx, personId: string): Promise<SecondFactorEntity[]> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `second factors ${personId}`,
    ]);
    return this.of(tx, personId);
  }

  async insert(tx: Tx, factor: SecondFactorEntity): Promise<void> {
    await tx.insert(SecondFactorEntity, factor);
  }

  async rename(tx: Tx, id: string, name: string): Promise<void> {
    await tx.update(SecondFactorEntity, { id }, { name });
  }

  async remove(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.update(SecondFactorEntity, { id }, { removedAt: at });
    await tx.delete(TotpUsedStepEntity, { factorId: id });
  }

  async used(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.update(SecondFactorEntity, { id }, { lastUsedAt: at });
  }

  /**
   * Takes a step for good; a request that comes at the same moment waits here for the first.
   * @returns whether it was still free
   */
  async takeStep(tx: Tx, factorId: string, step: number): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `INSERT INTO totp_used_step (factor_id, step) VALUES ($1, $2)
       ON CONFLICT ON CONSTRAINT pk_totp_used_step DO NOTHING RETURNING step`,
      [factorId, step],
    );
    return rows.length === 1;
  }

  /** The steps from one on whose codes were presented already. */
  async usedSteps(tx: Tx, factorId: string, from: number): Promise<number[]> {
    const rows: { step: string }[] = await tx.query(
      'SELECT step FROM totp_used_step WHERE factor_id = $1 AND step >= $2',
      [factorId, from],
    );
    return rows.map(({ step }) => Number(step));
  }

  /** Those before a step are in no window any more. */
  async forgetSteps(tx: Tx, factorId: string, before: number): Promise<void> {
    await tx.query('DELETE FROM totp_used_step WHERE factor_id = $1 AND step < $2', [
      factorId,
      before,
    ]);
  }

  /**
   * Moves a passkey's counter on; of requests side by side with the same one, a single one may.
   * @returns whether it is past the one before; authenticators that do not count stay at 0
   */
  async count(tx: Tx, id: string, counter: number, at: Date): Promise<boolean> {
    const [, changed]: [unknown, number] = await tx.query(
      `UPDATE second_factor SET counter = $2, last_used_at = $3
       WHERE id = $1 AND removed_at IS NULL AND (counter < $2 OR (counter = 0 AND $2 = 0))`,
      [id, counter, at],
    );
    return changed === 1;
  }
}
