import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import type { RoleGrant } from '../domain/access.js';
import type { Role } from '../domain/permissions.js';
import { PersonEntity } from './person.entity.js';
import { RoleGrantEntity } from './role-grant.entity.js';

export interface Supervisor {
  personId: string;
  displayName: string;
  officerId: string | null;
  unitIds: string[];
}

@Injectable()
export class PeopleRepository {
  constructor(private readonly dataSource: DataSource) {}

  byUsername(username: string): Promise<PersonEntity | null> {
    return this.dataSource.getRepository(PersonEntity).findOneBy({ username });
  }

  async byId(tx: Tx, id: string): Promise<PersonEntity | null> {
    return tx.getRepository(PersonEntity).findOne({
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async anybodyExists(tx: Tx): Promise<boolean> {
    return tx.getRepository(PersonEntity).exists();
  }

  async insert(tx: Tx, person: PersonEntity): Promise<void> {
    await tx.insert(PersonEntity, person);
  }

  async activate(tx: Tx, id: string): Promise<void> {
    await tx.update(PersonEntity, { id }, { state: 'active' });
  }

  async grant(tx: Tx, grants: RoleGrantEntity[]): Promise<void> {
    await tx.insert(RoleGrantEntity, grants);
  }

  async page(
    tx: Tx,
    after: string | null,
    limit: number,
  ): Promise<{ person: PersonEntity; grants: RoleGrant[] }[]> {
    const people = await tx
      .createQueryBuilder(PersonEntity, 'person')
      .where(after === null ? 'true' : 'person.username > :after', { after })
      .orderBy('person.username')
      .limit(limit)
      .getMany();
    const grants = await this.grantsOf(
      tx,
      people.map(({ id }) => id),
    );
    return people.map((person) => ({ person, grants: grants.get(person.id) ?? [] }));
  }

  /** Everybody who holds the role now, with the units it was granted for. */
  async holdersOf(role: Role): Promise<Supervisor[]> {
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
      .where(`person.state = 'active' AND role_grant.ended_at IS NULL`)
      .andWhere('role_grant.role = :role', { role })
      .groupBy('person.id')
      .orderBy('person.id')
      .getRawMany<Supervisor>();
  }

  /** Everybody active who holds any of the roles now, sorted. */
  async idsWithRoles(roles: readonly Role[]): Promise<string[]> {
    const rows = await this.dataSource
      .createQueryBuilder(PersonEntity, 'person')
      .select('person.id')
      .innerJoin(RoleGrantEntity, 'role_grant', 'role_grant.person_id = person.id')
      .where(`person.state = 'active' AND role_grant.ended_at IS NULL`)
      .andWhere('role_grant.role = ANY(:roles)', { roles })
      .orderBy('person.id')
      .getMany();
    return rows.map(({ id }) => id);
  }

  async namesOf(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.dataSource
      .createQueryBuilder(PersonEntity, 'person')
      .select(['person.id', 'person.displayName'])
      .where('person.id = ANY(:ids)', { ids })
      .getMany();
    return new Map(rows.map((row) => [row.id, row.displayName]));
  }

  /**
   * Display names by identifier of those whose name holds the text, whether or not they may still
   * sign in. A service is who was ever given that role.
   */
  async search(
    kind: 'person' | 'service',
    text: string,
    limit: number,
  ): Promise<Map<string, string>> {
    const isService = `EXISTS (SELECT FROM role_grant
      WHERE role_grant.person_id = person.id AND role_grant.role = 'service')`;
    const rows = await this.dataSource
      .createQueryBuilder(PersonEntity, 'person')
      .select(['person.id', 'person.displayName'])
      .where('person.display_name ILIKE :pattern', {
        pattern: `%${text.replace(/[\\%_]/g, '\\$&')}%`,
      })
      .andWhere(kind === 'service' ? isService : `NOT ${isService}`)
      .orderBy('person.displayName')
      .limit(limit)
      .getMany();
    return new Map(rows.map((row) => [row.id, row.displayName]));
  }

  private async grantsOf(tx: Tx, personIds: string[]): Promise<Map<string, RoleGrant[]>> {
    const rows = await tx
      .createQueryBuilder(RoleGrantEntity, 'role_grant')
      .where('role_grant.person_id = ANY(:personIds)', { personIds })
      .andWhere('role_grant.ended_at IS NULL')
      .orderBy('role_grant.id')
      .getMany();
    return Map.groupBy(rows, (row) => row.personId);
  }
}
