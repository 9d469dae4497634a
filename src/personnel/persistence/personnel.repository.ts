import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import type { DoneOn } from '../domain/dates.js';
import type { Leave } from '../domain/employment.js';
import type { LocalDay } from '../domain/local-day.js';
import { PersonnelDateEntity } from './personnel-date.entity.js';
import { PersonnelLeaveEntity } from './personnel-leave.entity.js';

/** Dates and leaves. Rows are added; nothing of them is rewritten. */
@Injectable()
export class PersonnelRepository {
  async insertDates(tx: Tx, dates: readonly PersonnelDateEntity[]): Promise<void> {
    await tx.insert(PersonnelDateEntity, [...dates]);
  }

  /** Everything that was ever entered about somebody, newest first. */
  datesOf(tx: Tx, personId: string): Promise<PersonnelDateEntity[]> {
    return tx
      .getRepository(PersonnelDateEntity)
      .find({ where: { personId }, order: { id: 'DESC' } });
  }

  /** The date of each kind that counts, by person: the one entered last. */
  async doneOn(tx: Tx, personIds: readonly string[]): Promise<Map<string, DoneOn>> {
    const rows: { personId: string; done: DoneOn }[] = await tx.query(
      `SELECT person_id AS "personId", json_object_agg(kind, done_on::text) AS done
       FROM (SELECT DISTINCT ON (person_id, kind) person_id, kind, done_on FROM personnel_date
             WHERE person_id = ANY($1::uuid[])
             ORDER BY person_id, kind, id DESC) AS newest
       GROUP BY person_id`,
      [[...personIds]],
    );
    return new Map(rows.map(({ personId, done }) => [personId, done]));
  }

  async insertLeave(tx: Tx, leave: PersonnelLeaveEntity): Promise<void> {
    await tx.insert(PersonnelLeaveEntity, leave);
  }

  lockLeave(tx: Tx, personId: string, id: string): Promise<PersonnelLeaveEntity | null> {
    return tx
      .getRepository(PersonnelLeaveEntity)
      .findOne({ where: { id, personId }, lock: { mode: 'pessimistic_write' } });
  }

  async endLeave(
    tx: Tx,
    id: string,
    end: { endedOn: LocalDay; endedBy: string; endedAt: Date },
  ): Promise<void> {
    await tx.update(PersonnelLeaveEntity, { id }, end);
  }

  leavesOf(tx: Tx, personIds: readonly string[]): Promise<PersonnelLeaveEntity[]> {
    return tx
      .getRepository(PersonnelLeaveEntity)
      .find({ where: { personId: In([...personIds]) }, order: { id: 'DESC' } });
  }
}

/** The leave as it was in the end: `endedOn` is the first day back. */
export function asLeave(
  row: PersonnelLeaveEntity,
  dayBefore: (day: LocalDay) => LocalDay,
): Leave | null {
  const { id, fromOn, barsAccess } = row;
  const toOn = row.endedOn === null ? row.toOn : dayBefore(row.endedOn);
  return toOn !== null && toOn < fromOn ? null : { id, fromOn, toOn, barsAccess };
}
