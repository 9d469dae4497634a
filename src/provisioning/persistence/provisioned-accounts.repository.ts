import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import { ProvisionedAccountEntity } from './provisioned-account.entity.js';

@Injectable()
export class ProvisionedAccountsRepository {
  async insert(tx: Tx, account: ProvisionedAccountEntity): Promise<void> {
    await tx.insert(ProvisionedAccountEntity, account);
  }

  /** Removed ones too; locked until the transaction ends. */
  byPerson(tx: Tx, personId: string): Promise<ProvisionedAccountEntity | null> {
    return tx.getRepository(ProvisionedAccountEntity).findOne({
      where: { personId },
      lock: { mode: 'pessimistic_write' },
    });
  }

  byExternalId(tx: Tx, externalId: string): Promise<ProvisionedAccountEntity | null> {
    return tx.getRepository(ProvisionedAccountEntity).findOneBy({ externalId });
  }

  async update(
    tx: Tx,
    personId: string,
    changes: Partial<Omit<ProvisionedAccountEntity, 'personId' | 'createdAt'>>,
  ): Promise<void> {
    await tx.update(ProvisionedAccountEntity, { personId }, changes);
  }

  /** In the order in which they were made: a page stays the page while others are added. */
  all(tx: Tx): Promise<ProvisionedAccountEntity[]> {
    return tx.getRepository(ProvisionedAccountEntity).find({
      where: { removedAt: IsNull() },
      order: { personId: 'ASC' },
    });
  }

  page(
    tx: Tx,
    skip: number,
    take: number,
  ): Promise<[rows: ProvisionedAccountEntity[], total: number]> {
    return tx.getRepository(ProvisionedAccountEntity).findAndCount({
      where: { removedAt: IsNull() },
      order: { personId: 'ASC' },
      skip,
      take,
    });
  }
}
