import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import { type CeremonyPurpose, FactorCeremonyEntity } from './factor-ceremony.entity.js';

export interface CeremonyPlace {
  readonly boundTo: string;
  readonly purpose: CeremonyPurpose;
  readonly personId: string;
}

@Injectable()
export class FactorCeremoniesRepository {
  /** Begins one in the place of an earlier one; some of those that nobody ended go along. */
  async begin(tx: Tx, ceremony: FactorCeremonyEntity, now: Date): Promise<void> {
    await tx.query(
      `DELETE FROM factor_ceremony WHERE id IN (
         SELECT id FROM factor_ceremony WHERE expires_at < $1 LIMIT 100 FOR UPDATE SKIP LOCKED)`,
      [now],
    );
    const { id, boundTo, purpose, personId, challenge, sealedSecret, expiresAt } = ceremony;
    await tx.query(
      `INSERT INTO factor_ceremony
         (id, bound_to, purpose, person_id, challenge, sealed_secret, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (bound_to, purpose) DO UPDATE SET id = excluded.id,
         person_id = excluded.person_id, challenge = excluded.challenge,
         sealed_secret = excluded.sealed_secret, expires_at = excluded.expires_at`,
      [id, boundTo, purpose, personId, challenge, sealedSecret, expiresAt],
    );
  }

  open(tx: Tx, place: CeremonyPlace, now: Date): Promise<FactorCeremonyEntity | null> {
    return tx.findOneBy(FactorCeremonyEntity, { ...place, expiresAt: MoreThan(now) });
  }

  /** Ends it whatever follows: what was asked once is answered once. Null where there is none. */
  async take(tx: Tx, place: CeremonyPlace, now: Date): Promise<FactorCeremonyEntity | null> {
    const ceremony = await tx.findOne(FactorCeremonyEntity, {
      where: { ...place, expiresAt: MoreThan(now) },
      lock: { mode: 'pessimistic_write' },
    });
    if (ceremony === null) return null;
    const { affected } = await tx.delete(FactorCeremonyEntity, { id: ceremony.id });
    return affected === 1 ? ceremony : null;
  }
}
