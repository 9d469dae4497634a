import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import type { RoleGrant } from '../domain/access.js';
import type { PersonState } from '../persistence/person.entity.js';

/** An account with what it may do and when it was last used. */
export interface KeptAccount {
  readonly personId: string;
  readonly username: string;
  readonly displayName: string;
  readonly state: PersonState;
  readonly officerId: string | null;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
  /** When it was last enabled again; null where it never was. */
  readonly enabledAt: Date | null;
  /** When one of its sessions was last seen; null where it never had one. */
  readonly lastUsedAt: Date | null;
  readonly grants: readonly RoleGrant[];
}

const SELECT = `
  SELECT p.id AS "personId", p.username, p.display_name AS "displayName", p.state,
         p.officer_id AS "officerId", p.created_at AS "createdAt",
         p.disabled_at AS "disabledAt",
         (SELECT max(c.decided_at) FROM person_change c
          WHERE c.person_id = p.id AND c.kind = 'enabling' AND c.state = 'approved') AS "enabledAt",
         (SELECT max(s.last_seen_at) FROM session s WHERE s.person_id = p.id) AS "lastUsedAt",
         COALESCE((SELECT json_agg(json_build_object('role', g.role, 'unitId', g.unit_id)
                                   ORDER BY g.id)
                   FROM role_grant g
                   WHERE g.person_id = p.id AND g.ended_at IS NULL), '[]') AS grants
  FROM person p`;

/**
 * Accounts for those who keep them in order. Whoever shows one to a person enters that reading in
 * the trail.
 */
@Injectable()
export class AccountsQuery {
  constructor(private readonly dataSource: DataSource) {}

  /** Every account that somebody can use, or can come to use by their invitation, by user name. */
  async open(tx?: Tx): Promise<KeptAccount[]> {
    return (tx ?? this.dataSource).query(
      `${SELECT} WHERE p.state IN ('invited', 'active') ORDER BY p.username`,
    );
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<KeptAccount[]> {
    return tx.query(`${SELECT} WHERE p.id = ANY($1::uuid[]) ORDER BY p.username`, [[...ids]]);
  }

  /** Those who are officers of the roster, whatever their state. */
  async ofOfficers(tx: Tx, officerIds: readonly string[]): Promise<KeptAccount[]> {
    return tx.query(`${SELECT} WHERE p.officer_id = ANY($1::uuid[]) ORDER BY p.username`, [
      [...officerIds],
    ]);
  }

  async one(tx: Tx, personId: string): Promise<KeptAccount | null> {
    const [account] = await this.byIds(tx, [personId]);
    return account ?? null;
  }

  /** Accounts by user name after a given one, disabled ones too; all of them without a limit. */
  async page(tx: Tx, after: string | null, limit: number | null): Promise<KeptAccount[]> {
    return tx.query(
      `${SELECT} WHERE $1::text IS NULL OR p.username > $1 ORDER BY p.username LIMIT $2`,
      [after, limit],
    );
  }
}
