import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import { SingleSignOnGrantEntity } from './single-sign-on-grant.entity.js';

@Injectable()
export class GrantsRepository {
  async ofPerson(tx: Tx, personId: string, providerId: string): Promise<SingleSignOnGrantEntity[]> {
    const where = { personId, providerId, endedAt: IsNull() };
    return tx.getRepository(SingleSignOnGrantEntity).findBy(where);
  }

  async insert(tx: Tx, grant: SingleSignOnGrantEntity): Promise<void> {
    await tx.insert(SingleSignOnGrantEntity, grant);
  }

  async end(tx: Tx, grantIds: string[], at: Date): Promise<void> {
    if (grantIds.length === 0) return;
    await tx.update(SingleSignOnGrantEntity, { grantId: In(grantIds) }, { endedAt: at });
  }
}
