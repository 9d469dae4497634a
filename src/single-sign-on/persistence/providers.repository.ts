import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import { GroupRoleEntity } from './group-role.entity.js';
import { IdentityProviderEntity } from './identity-provider.entity.js';

@Injectable()
export class ProvidersRepository {
  constructor(private readonly dataSource: DataSource) {}

  all(): Promise<IdentityProviderEntity[]> {
    return this.dataSource.getRepository(IdentityProviderEntity).find({ order: { name: 'ASC' } });
  }

  byId(id: string): Promise<IdentityProviderEntity | null> {
    return this.dataSource.getRepository(IdentityProviderEntity).findOneBy({ id });
  }

  bySlug(slug: string): Promise<IdentityProviderEntity | null> {
    return this.dataSource.getRepository(IdentityProviderEntity).findOneBy({ slug });
  }

  /** For a change: others who change it wait. */
  async claim(tx: Tx, id: string): Promise<IdentityProviderEntity | null> {
    return tx.getRepository(IdentityProviderEntity).findOne({
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async insert(tx: Tx, provider: IdentityProviderEntity): Promise<void> {
    await tx.insert(IdentityProviderEntity, provider);
  }

  async change(tx: Tx, id: string, changed: Partial<IdentityProviderEntity>): Promise<void> {
    await tx.update(IdentityProviderEntity, { id }, changed);
  }

  /** Every line that has not ended, approved or not. */
  groupRoles(): Promise<GroupRoleEntity[]> {
    return this.dataSource
      .getRepository(GroupRoleEntity)
      .find({ where: { endedAt: IsNull() }, order: { groupName: 'ASC', id: 'ASC' } });
  }

  async approvedGroupRoles(tx: Tx, providerId: string): Promise<GroupRoleEntity[]> {
    return tx
      .createQueryBuilder(GroupRoleEntity, 'line')
      .where('line.provider_id = :providerId', { providerId })
      .andWhere('line.approved_at IS NOT NULL AND line.ended_at IS NULL')
      .orderBy('line.id')
      .getMany();
  }

  async claimGroupRole(tx: Tx, id: string): Promise<GroupRoleEntity | null> {
    return tx.getRepository(GroupRoleEntity).findOne({
      where: { id, endedAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async insertGroupRole(tx: Tx, line: GroupRoleEntity): Promise<void> {
    await tx.insert(GroupRoleEntity, line);
  }

  async changeGroupRole(tx: Tx, id: string, changed: Partial<GroupRoleEntity>): Promise<void> {
    await tx.update(GroupRoleEntity, { id }, changed);
  }
}
