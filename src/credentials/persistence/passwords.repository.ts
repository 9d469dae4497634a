import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import { PasswordEntity } from './password.entity.js';

@Injectable()
export class PasswordsRepository {
  constructor(private readonly dataSource: DataSource) {}

  of(personId: string): Promise<PasswordEntity | null> {
    return this.dataSource.getRepository(PasswordEntity).findOneBy({ personId });
  }

  exists(tx: Tx, personId: string): Promise<boolean> {
    return tx.getRepository(PasswordEntity).existsBy({ personId });
  }

  /** @returns false for people who have no password */
  async demandChange(tx: Tx, personId: string): Promise<boolean> {
    const { affected } = await tx.update(PasswordEntity, { personId }, { mustChange: true });
    return affected === 1;
  }

  async put(tx: Tx, password: PasswordEntity): Promise<void> {
    await tx.upsert(PasswordEntity, password, ['personId']);
  }
}
