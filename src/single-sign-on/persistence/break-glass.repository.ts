import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull, Not } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import { BreakGlassAccountEntity } from './break-glass-account.entity.js';
import { SingleSignOnPolicyEntity } from './single-sign-on-policy.entity.js';

const POLICY = 'policy';

@Injectable()
export class BreakGlassRepository {
  constructor(private readonly dataSource: DataSource) {}

  live(): Promise<BreakGlassAccountEntity[]> {
    return this.dataSource
      .getRepository(BreakGlassAccountEntity)
      .find({ where: { endedAt: IsNull() }, order: { preparedAt: 'ASC' } });
  }

  /** One asks at a time, so that the last of them is not lost to two who act side by side. */
  async approved(tx: Tx): Promise<BreakGlassAccountEntity[]> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('single sign-on: policy', 0))`);
    return tx
      .getRepository(BreakGlassAccountEntity)
      .findBy({ endedAt: IsNull(), approvedAt: Not(IsNull()) });
  }

  async ofPerson(tx: Tx, personId: string): Promise<BreakGlassAccountEntity | null> {
    const where = { personId, endedAt: IsNull(), approvedAt: Not(IsNull()) };
    return tx.getRepository(BreakGlassAccountEntity).findOneBy(where);
  }

  async claim(tx: Tx, id: string): Promise<BreakGlassAccountEntity | null> {
    return tx.getRepository(BreakGlassAccountEntity).findOne({
      where: { id, endedAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async insert(tx: Tx, account: BreakGlassAccountEntity): Promise<void> {
    await tx.insert(BreakGlassAccountEntity, account);
  }

  async change(tx: Tx, id: string, changed: Partial<BreakGlassAccountEntity>): Promise<void> {
    await tx.update(BreakGlassAccountEntity, { id }, changed);
  }

  async isOnlyWay(within: EntityManager = this.dataSource.manager): Promise<boolean> {
    const policy = await within.getRepository(SingleSignOnPolicyEntity).findOneBy({ id: POLICY });
    return policy?.isOnlyWay ?? false;
  }

  async setPolicy(tx: Tx, policy: Omit<SingleSignOnPolicyEntity, 'id'>): Promise<void> {
    await tx.upsert(SingleSignOnPolicyEntity, { id: POLICY, ...policy }, ['id']);
  }
}
