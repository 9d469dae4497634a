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

  async put(tx: Tx, password: PasswordEntity): Promise<void> {
    await tx.upsert(PasswordEntity, password, ['personId']);
  }
}
