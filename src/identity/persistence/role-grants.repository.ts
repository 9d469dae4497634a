import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull, LessThanOrEqual } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import type { Role } from '../domain/permissions.js';
import { PersonEntity } from './person.entity.js';
import { RoleGrantEntity } from './role-grant.entity.js';

export interface Supervisor {
  personId: string;
  displayName: string;
  officerId: string | null;
  unitIds: string[];
}

/** A grant counts from its row until it is ended, and never after its own end. */
const IS_LIVE = `role_grant.ended_at IS NULL
  AND (role_grant.valid_until IS NULL OR role_grant.valid_until > :now)`;
const IS_PRESENT = `person.state = 'active'
  AND (person.expires_at IS NULL OR person.expires_at > :now)`;

@Injectable()
export class RoleGrantsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, grants: RoleGrantEntity[]): Promise<void> {
    await tx.insert(RoleGrantEntity, grants);
  }

  async end(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
    await tx.update(RoleGrantEntity, { id: In([...ids]), endedAt: IsNull() }, { endedAt: at });
  }

  /** The grants that count now, by person, oldest first. */
  async liveOf(
    tx: EntityManager,
    personIds: readonly string[],
    now: Date,
  ): Promise<Map<string, RoleGrantEntity[]>> {
    const rows = await tx
      .createQueryBuilder(RoleGrantEntity, 'role_grant')
      .where('role_grant.person_id = ANY(:personIds)', { personIds })
      .andWhere(IS_LIVE, { now })
      .orderBy('role_grant.id')
      .getMany();
    return Map.groupBy(rows, (row) => row.personId);
  }

  /** Every grant that a person ever had, newest first. */
  async allOf(tx: Tx, personId: string): Promise<RoleGrantEntity[]> {
    return tx.getRepository(RoleGrantEntity).find({ where: { personId }, order: { id: 'DESC' } });
  }

  /** Grants whose own end has come and that nobody has ended yet. */
  async overdue(tx: Tx, now: Date): Promise<RoleGrantEntity[]> {
    return tx.getRepository(RoleGrantEntity).find({
      where: { endedAt: IsNull(), validUntil: LessThanOrEqual(now) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Everybody who holds the role now, with the units it was granted for. */
  async holdersOf(role: Role, now: Date): Promise<Supervisor[]> {
    return this.dataSource
      .createQueryBuilder()
      .select('person.id', 'personId')
      .addSelect('person.display_name', 'displayName')
      .addSelect('person.officer_id', 'officerId')
      .addSelect(
        'array_remove(array_agg(role_grant.unit_id ORDER BY role_grant.unit_id), NULL)',
        'unitIds',
      )
      .from(PersonEntity, 'person')
      .innerJoin(RoleGrantEntity, 'role_grant', 'role_grant.person_id = person.id')
      .where(IS_PRESENT, { now })
      .andWhere(IS_LIVE, { now })
      .andWhere('role_grant.role = :role', { role })
      .groupBy('person.id')
      .orderBy('person.id')
      .getRawMany<Supervisor>();
  }

  /** Everybody active who holds any of the roles now, sorted. */
  async idsWithRoles(roles: readonly Role[], now: Date): Promise<string[]> {
    const rows = await this.dataSource
      .createQueryBuilder(PersonEntity, 'person')
      .select('person.id')
      .innerJoin(RoleGrantEntity, 'role_grant', 'role_grant.person_id = person.id')
      .where(IS_PRESENT, { now })
      .andWhere(IS_LIVE, { now })
      .andWhere('role_grant.role = ANY(:roles)', { roles })
      .orderBy('person.id')
      .getMany();
    return rows.map(({ id }) => id);
  }

  /**
   * Who holds a role without an end, on an account without one. Whoever takes such a role away
   * comes here first, one at a time: two who do so side by side would each see the other's.
   */
  async lastingHolders(tx: Tx, role: Role, now: Date): Promise<string[]> {
    await takeTurn(tx);
    const rows = await tx
      .createQueryBuilder(PersonEntity, 'person')
      .select('person.id')
      .where(IS_PRESENT, { now })
      .andWhere('person.expires_at IS NULL')
      .andWhere(
        `EXISTS (SELECT FROM role_grant WHERE role_grant.person_id = person.id
          AND role_grant.role = :role AND role_grant.ended_at IS NULL
          AND role_grant.valid_until IS NULL)`,
        { role },
      )
      .getMany();
    return rows.map(({ id }) => id);
  }

  /** Who holds one of the roles, or will once they accept their invitation; one asks at a time. */
  async holdersToCome(tx: Tx, roles: readonly Role[], now: Date): Promise<string[]> {
    await takeTurn(tx);
    const rows = await tx
      .createQueryBuilder(PersonEntity, 'person')
      .select('person.id')
      .innerJoin(RoleGrantEntity, 'role_grant', 'role_grant.person_id = person.id')
      .where(`person.state IN ('invited', 'active')`)
      .andWhere('(person.expires_at IS NULL OR person.expires_at > :now)', { now })
      .andWhere(IS_LIVE, { now })
      .andWhere('role_grant.role = ANY(:roles)', { roles })
      .getMany();
    return rows.map(({ id }) => id);
  }
}

async function takeTurn(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('identity: lasting roles', 0))`);
}
