import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { FactorResetEntity } from './factor-reset.entity.js';
import { IssuedPasswordLinkEntity } from './issued-password-link.entity.js';

type Decision = Pick<FactorResetEntity, 'state' | 'decidedBy' | 'decidedAt' | 'decisionReason'>;

@Injectable()
export class FactorResetsRepository {
  /** To the end of the transaction, resets and links of one person take turns. */
  async takeTurns(tx: Tx, personId: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `recovery ${personId}`,
    ]);
  }

  async insert(tx: Tx, reset: FactorResetEntity): Promise<void> {
    await tx.insert(FactorResetEntity, reset);
  }

  /** Locks the row, so that a reset is decided once. */
  byId(tx: Tx, id: string): Promise<FactorResetEntity | null> {
    return tx.getRepository(FactorResetEntity).findOne({
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async decide(tx: Tx, id: string, decision: Decision): Promise<void> {
    await tx.update(FactorResetEntity, { id }, decision);
  }

  isWaiting(tx: Tx, personId: string): Promise<boolean> {
    return tx.exists(FactorResetEntity, { where: { personId, state: 'prepared' } });
  }

  /** What waits for a decision, oldest first, from the one after `after` on. */
  waiting(tx: Tx, after: string | null, limit: number): Promise<FactorResetEntity[]> {
    return tx.find(FactorResetEntity, {
      where: { state: 'prepared', ...(after === null ? {} : { id: MoreThan(after) }) },
      order: { id: 'ASC' },
      take: limit,
    });
  }

  /** Whether somebody has a part in a reset that waits, or was approved after a moment. */
  hasPart(tx: Tx, who: string, personId: string, since: Date): Promise<boolean> {
    const parts = [{ preparedBy: who }, { decidedBy: who }];
    return tx.exists(FactorResetEntity, {
      where: parts.flatMap((part) => [
        { personId, ...part, state: 'prepared' as const },
        { personId, ...part, state: 'approved' as const, decidedAt: MoreThan(since) },
      ]),
    });
  }

  async noteLink(tx: Tx, personId: string, issuedBy: string, issuedAt: Date): Promise<void> {
    await tx.insert(IssuedPasswordLinkEntity, { id: newId(), personId, issuedBy, issuedAt });
  }

  /** Whether one of these handed out a link for the person's password after a moment. */
  hasIssued(tx: Tx, who: readonly string[], personId: string, since: Date): Promise<boolean> {
    const where = { personId, issuedBy: In([...who]), issuedAt: MoreThan(since) };
    return tx.exists(IssuedPasswordLinkEntity, { where });
  }
}
