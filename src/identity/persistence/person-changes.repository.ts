import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import type { ChangeState } from '../domain/person-change.js';
import { PersonChangeEntity } from './person-change.entity.js';

export interface Decision {
  readonly state: Exclude<ChangeState, 'prepared'>;
  readonly decidedBy: string | null;
  readonly decidedAt: Date;
  readonly decisionReason: string | null;
}

@Injectable()
export class PersonChangesRepository {
  async insert(tx: Tx, change: PersonChangeEntity): Promise<void> {
    await tx.insert(PersonChangeEntity, change);
  }

  /** Locks the row, so that a change is decided once. */
  async byId(tx: Tx, id: string): Promise<PersonChangeEntity | null> {
    return tx.getRepository(PersonChangeEntity).findOne({
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async decide(tx: Tx, id: string, decision: Decision): Promise<void> {
    await tx.update(PersonChangeEntity, { id }, decision);
  }

  /** The change that waits for a decision about a person, if any. */
  async waitingFor(tx: Tx, personId: string): Promise<PersonChangeEntity | null> {
    return tx.getRepository(PersonChangeEntity).findOneBy({ personId, state: 'prepared' });
  }

  /** Changes of a person, newest first. */
  async of(tx: Tx, personId: string): Promise<PersonChangeEntity[]> {
    return tx.getRepository(PersonChangeEntity).find({
      where: { personId },
      order: { id: 'DESC' },
      take: 100,
    });
  }

  /** What waits, for several people. */
  async waitingOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, PersonChangeEntity>> {
    const rows = await tx
      .createQueryBuilder(PersonChangeEntity, 'change')
      .where(`change.person_id = ANY(:personIds) AND change.state = 'prepared'`, { personIds })
      .getMany();
    return new Map(rows.map((row) => [row.personId, row]));
  }

  /** In one state, oldest first, from the one after `after` on. */
  async page(
    tx: Tx,
    state: ChangeState,
    after: string | null,
    limit: number,
  ): Promise<PersonChangeEntity[]> {
    return tx
      .createQueryBuilder(PersonChangeEntity, 'change')
      .where('change.state = :state', { state })
      .andWhere(after === null ? 'true' : 'change.id > :after', { after })
      .orderBy('change.id')
      .limit(limit)
      .getMany();
  }
}
