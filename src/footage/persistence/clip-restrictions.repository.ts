import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { ClipRestrictionEntity } from './clip-restriction.entity.js';

@Injectable()
export class ClipRestrictionsRepository {
  async add(tx: Tx, decision: ClipRestrictionEntity): Promise<void> {
    await tx.insert(ClipRestrictionEntity, decision);
  }
}
