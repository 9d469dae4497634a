import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import type { Role } from '../domain/permissions.js';
import { PersonEntity, type PersonState } from './person.entity.js';

export interface PeopleFilter {
  readonly state?: PersonState | undefined;
  readonly role?: Role | undefined;
  /** A part of the display name or of the user name. */
  readonly text?: string | undefined;
  /** Only those for whom a prepared change waits. */
  readonly isAwaiting?: boolean | undefined;
}

const asPattern = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

@Injectable()
export class PeopleRepository {
  constructor(private readonly dataSource: DataSource) {}

  byUsername(username: string): Promise<PersonEntity | null> {
    return this.dataSource.getRepository(PersonEntity).findOneBy({ username });
  }

  /** Locks the row: whoever changes a person reads it so. */
  async byId(tx: Tx, id: string): Promise<PersonEntity | null> {
    return tx.getRepository(PersonEntity).findOne({
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async find(tx: Tx, id: string): Promise<PersonEntity | null> {
    return tx.getRepository(PersonEntity).findOneBy({ id });
  }

  async anybodyExists(tx: Tx): Promise<boolean> {
    return tx.getRepository(PersonEntity).exists();
  }

  async insert(tx: Tx, person: PersonEntity): Promise<void> {
    await tx.insert(PersonEntity, person);
  }

  async update(
    tx: Tx,
    id: string,
    changes: Partial<Omit<PersonEntity, 'id' | 'username' | 'createdAt'>>,
  ): Promise<void> {
    await tx.update(PersonEntity, { id }, changes);
  }

  /** People by user name, from the one after `after` on. */
  async page(
    tx: Tx,
    filter: PeopleFilter,
    { after, limit }: { after: string | null; limit: number },
    now: Date,
  ): Promise<PersonEntity[]> {
    const query = tx
      .createQueryBuilder(PersonEntity, 'person')
      .where(after === null ? 'true' : 'person.username > :after', { after });
    return narrowed(query, filter, now).orderBy('person.username').limit(limit).getMany();
  }

  /** Active temporary accounts whose end has come. */
  async overdue(tx: Tx, now: Date): Promise<PersonEntity[]> {
    return tx
      .createQueryBuilder(PersonEntity, 'person')
      .where(`person.state IN ('invited', 'active') AND person.expires_at <= :now`, { now })
      .orderBy('person.id')
      .setLock('pessimistic_write')
      .getMany();
  }

  async namesOf(ids: readonly string[], tx?: Tx): Promise<Map<string, string>> {
    const rows = await (tx ?? this.dataSource)
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
      .where('person.display_name ILIKE :pattern', { pattern: asPattern(text) })
      .andWhere(kind === 'service' ? isService : `NOT ${isService}`)
      .orderBy('person.displayName')
      .limit(limit)
      .getMany();
    return new Map(rows.map((row) => [row.id, row.displayName]));
  }
}

function narrowed(
  query: SelectQueryBuilder<PersonEntity>,
  { state, role, text, isAwaiting }: PeopleFilter,
  now: Date,
): SelectQueryBuilder<PersonEntity> {
  if (state !== undefined) query.andWhere('person.state = :state', { state });
  if (text !== undefined) {
    const pattern = asPattern(text);
    query.andWhere('(person.display_name ILIKE :pattern OR person.username ILIKE :pattern)', {
      pattern,
    });
  }
  if (role !== undefined) {
    query.andWhere(
      `EXISTS (SELECT FROM role_grant g WHERE g.person_id = person.id AND g.role = :role
        AND g.ended_at IS NULL AND (g.valid_until IS NULL OR g.valid_until > :now))`,
      { role, now },
    );
  }
  if (isAwaiting !== undefined) {
    query.andWhere(`${isAwaiting ? '' : 'NOT '}EXISTS (SELECT FROM person_change c
      WHERE c.person_id = person.id AND c.state = 'prepared')`);
  }
  return query;
}
