import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThanOrEqual } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import { PersonnelTerminationEntity } from './personnel-termination.entity.js';

/** How a termination is still to end. */
const OPEN = { accessEndedAt: IsNull(), withdrawnAt: IsNull() };

@Injectable()
export class TerminationsRepository {
  async insert(tx: Tx, termination: PersonnelTerminationEntity): Promise<void> {
    await tx.insert(PersonnelTerminationEntity, termination);
  }

  lock(tx: Tx, personId: string, id: string): Promise<PersonnelTerminationEntity | null> {
    return tx
      .getRepository(PersonnelTerminationEntity)
      .findOne({ where: { id, personId }, lock: { mode: 'pessimistic_write' } });
  }

  lockOpenOf(tx: Tx, personId: string): Promise<PersonnelTerminationEntity | null> {
    return tx
      .getRepository(PersonnelTerminationEntity)
      .findOne({ where: { personId, ...OPEN }, lock: { mode: 'pessimistic_write' } });
  }

  /** Whose time has come, the oldest first. */
  due(tx: Tx, now: Date): Promise<PersonnelTerminationEntity[]> {
    return tx.getRepository(PersonnelTerminationEntity).find({
      where: { ...OPEN, endsAt: LessThanOrEqual(now) },
      order: { endsAt: 'ASC', id: 'ASC' },
    });
  }

  /** Every one that is still to come or to be carried out. */
  open(tx: Tx): Promise<PersonnelTerminationEntity[]> {
    return tx
      .getRepository(PersonnelTerminationEntity)
      .find({ where: OPEN, order: { endsAt: 'ASC', id: 'ASC' } });
  }

  /** Newest first, those that were withdrawn too. */
  of(tx: Tx, personIds: readonly string[]): Promise<PersonnelTerminationEntity[]> {
    return tx
      .getRepository(PersonnelTerminationEntity)
      .find({ where: { personId: In([...personIds]) }, order: { id: 'DESC' } });
  }

  async endAccess(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.update(PersonnelTerminationEntity, { id }, { accessEndedAt: at });
  }

  async noticeLate(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.update(PersonnelTerminationEntity, { id }, { lateNoticedAt: at });
  }

  async withdraw(tx: Tx, id: string, by: string, at: Date): Promise<void> {
    await tx.update(PersonnelTerminationEntity, { id }, { withdrawnBy: by, withdrawnAt: at });
  }
}
