import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import { AGENCY_ID, AgencyEntity } from './agency.entity.js';

@Injectable()
export class AgencyRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(tx?: Tx): Promise<AgencyEntity | null> {
    return (tx ?? this.dataSource).getRepository(AgencyEntity).findOneBy({ id: AGENCY_ID });
  }

  async insert(tx: Tx, agency: AgencyEntity): Promise<void> {
    await tx.insert(AgencyEntity, agency);
  }
}
