import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import type { AuthorizationKind, Standing } from '../domain/written-authorization.js';
import { WrittenAuthorizationEntity } from './written-authorization.entity.js';

export interface AuthorizationFilter {
  readonly kind?: AuthorizationKind | undefined;
  readonly personId?: string | undefined;
  readonly standing?: Standing | undefined;
}

/** Where a page ended: those that end last come first. */
export interface AuthorizationPosition {
  readonly validUntil: Date;
  readonly id: string;
}

@Injectable()
export class WrittenAuthorizationsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, row: WrittenAuthorizationEntity): Promise<void> {
    await tx.insert(WrittenAuthorizationEntity, row);
  }

  /** Everything given to the person that holds at this moment. */
  validFor(personId: string, now: Date, tx?: Tx): Promise<WrittenAuthorizationEntity[]> {
    const query = (tx ?? this.dataSource)
      .createQueryBuilder(WrittenAuthorizationEntity, 'given')
      .where('given.person_id = :personId', { personId });
    return standing(query, 'valid', now).orderBy('given.id').getMany();
  }

  /** Which of the people hold a valid authorization to watch, of whatever reach. */
  async authorizedAmong(personIds: readonly string[], now: Date, tx: Tx): Promise<Set<string>> {
    const query = tx
      .createQueryBuilder(WrittenAuthorizationEntity, 'given')
      .where('given.person_id = ANY(:personIds)', { personIds })
      .andWhere(`given.kind = 'viewing'`);
    const rows = await standing(query, 'valid', now).getMany();
    return new Set(rows.map(({ personId }) => personId));
  }

  /** How many valid authorizations and clearances each of the people holds; none is left out. */
  async countsOf(personIds: readonly string[], now: Date, tx: Tx): Promise<Map<string, number>> {
    const query = tx
      .createQueryBuilder(WrittenAuthorizationEntity, 'given')
      .where('given.person_id = ANY(:personIds)', { personIds });
    const rows = await standing(query, 'valid', now).getMany();
    const held = Map.groupBy(rows, ({ personId }) => personId);
    return new Map([...held].map(([personId, own]) => [personId, own.length]));
  }

  byId(id: string): Promise<WrittenAuthorizationEntity | null> {
    return this.dataSource.getRepository(WrittenAuthorizationEntity).findOneBy({ id });
  }

  /** The row, held until the transaction ends. */
  lock(tx: Tx, id: string): Promise<WrittenAuthorizationEntity | null> {
    return tx
      .getRepository(WrittenAuthorizationEntity)
      .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async revoke(
    tx: Tx,
    id: string,
    revocation: { revokedAt: Date; revokedBy: string; revocationReason: string },
  ): Promise<void> {
    await tx.update(WrittenAuthorizationEntity, { id }, revocation);
  }

  /** Those that end last first; one row more than the limit tells that there is a next page. */
  page(
    tx: Tx,
    filter: AuthorizationFilter,
    { after, limit, now }: { after: AuthorizationPosition | null; limit: number; now: Date },
  ): Promise<WrittenAuthorizationEntity[]> {
    const query = tx.createQueryBuilder(WrittenAuthorizationEntity, 'given').where('true');
    const { kind, personId } = filter;
    if (kind !== undefined) query.andWhere('given.kind = :kind', { kind });
    if (personId !== undefined) query.andWhere('given.person_id = :personId', { personId });
    if (filter.standing !== undefined) standing(query, filter.standing, now);
    if (after !== null) {
      query.andWhere('(given.valid_until, given.id) < (:until, :afterId)', {
        until: after.validUntil,
        afterId: after.id,
      });
    }
    return query
      .orderBy('given.validUntil', 'DESC')
      .addOrderBy('given.id', 'DESC')
      .limit(limit)
      .getMany();
  }
}

/** `standingAt` in SQL, for lists and for the one question of every request. */
function standing<T extends SelectQueryBuilder<WrittenAuthorizationEntity>>(
  query: T,
  wanted: Standing,
  now: Date,
): T {
  query.setParameter('now', now);
  if (wanted === 'revoked') return query.andWhere('given.revoked_at <= :now');
  query.andWhere('(given.revoked_at IS NULL OR given.revoked_at > :now)');
  switch (wanted) {
    case 'ended':
      return query.andWhere('given.valid_until <= :now');
    case 'future':
      return query.andWhere('given.valid_from > :now');
    case 'valid':
      return query.andWhere('given.valid_from <= :now AND given.valid_until > :now');
  }
}
