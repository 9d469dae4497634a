import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { OfficerEntity } from './officer.entity.js';

/** More parameters than this PostgreSQL takes in no statement. */
const AT_ONCE = 2000;

export interface RosteredRow {
  readonly id: string;
  readonly name: string;
  readonly badgeNumber: string;
  readonly unitId: string;
  readonly hasLeft: boolean;
  readonly hasPlannedMove: boolean;
}

/** Many officers in one statement. */
@Injectable()
export class RosterChangesRepository {
  async lock(tx: Tx): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('roster'))`);
  }

  async all(tx: Tx): Promise<RosteredRow[]> {
    return tx.query(
      `SELECT o.id, o.name, o.badge_number AS "badgeNumber", o.unit_id AS "unitId",
              o.left_at IS NOT NULL AS "hasLeft",
              EXISTS (SELECT FROM officer_move m WHERE m.officer_id = o.id
                        AND m.took_effect_at IS NULL AND m.withdrawn_at IS NULL) AS "hasPlannedMove"
       FROM officer o ORDER BY o.badge_number`,
    );
  }

  async insert(tx: Tx, officers: readonly OfficerEntity[]): Promise<void> {
    for (let from = 0; from < officers.length; from += AT_ONCE) {
      await tx.insert(OfficerEntity, officers.slice(from, from + AT_ONCE));
    }
  }

  async rename(tx: Tx, names: readonly { officerId: string; name: string }[]): Promise<void> {
    await tx.query(
      `UPDATE officer SET name = given.name
       FROM unnest($1::uuid[], $2::text[]) AS given (id, name) WHERE officer.id = given.id`,
      [names.map(({ officerId }) => officerId), names.map(({ name }) => name)],
    );
  }

  async setLeft(tx: Tx, officerIds: readonly string[], at: Date | null): Promise<void> {
    await tx.query(`UPDATE officer SET left_at = $2 WHERE id = ANY($1::uuid[])`, [
      [...officerIds],
      at,
    ]);
  }
}
