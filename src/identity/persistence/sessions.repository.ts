import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource, type Driver, IsNull } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import type { RoleGrant } from '../domain/access.js';
import type { Role } from '../domain/permissions.js';
import type { PersonState } from './person.entity.js';
import { SessionEntity } from './session.entity.js';

/** A session and who it belongs to, read in one statement at every request. */
export interface SessionHolder {
  sessionId: string;
  createdAt: Date;
  authenticatedAt: Date;
  lastSeenAt: Date;
  endedAt: Date | null;
  generation: number;
  address: string | null;
  userAgent: string | null;
  places: string[];
  personId: string;
  username: string;
  displayName: string;
  state: PersonState;
  officerId: string | null;
  grants: RoleGrant[];
}

type HolderRow = Omit<SessionHolder, 'grants'> & { granted: string | null };

/** Grants as one text, since it is taken apart faster than JSON or an array. */
const HOLDER = `
  SELECT s.id AS "sessionId", s.created_at AS "createdAt",
         s.authenticated_at AS "authenticatedAt", s.last_seen_at AS "lastSeenAt",
         s.ended_at AS "endedAt", s.generation, s.address, s.user_agent AS "userAgent", s.places,
         p.id AS "personId", p.username, p.display_name AS "displayName", p.state,
         p.officer_id AS "officerId",
         (SELECT string_agg(g.role || ' ' || COALESCE(g.unit_id::text, ''), ',' ORDER BY g.id)
          FROM role_grant g
          WHERE g.person_id = p.id AND g.ended_at IS NULL) AS granted
  FROM session s JOIN person p ON p.id = s.person_id
  WHERE s.id = $1`;

@Injectable()
export class SessionsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, session: SessionEntity): Promise<void> {
    await tx.insert(SessionEntity, session);
  }

  async end(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.update(SessionEntity, { id }, { endedAt: at });
  }

  /**
   * Ends what the person has open.
   * @returns the identifiers of what was ended
   */
  async endAllOf(tx: Tx, personId: string, at: Date, except: string | null): Promise<string[]> {
    const update = tx
      .createQueryBuilder()
      .update(SessionEntity)
      .set({ endedAt: at })
      .where('person_id = :personId AND ended_at IS NULL', { personId })
      .returning('id');
    if (except !== null) update.andWhere('id <> :except', { except });
    const ended = (await update.execute()).raw as { id: string }[];
    return ended.map(({ id }) => id);
  }

  /** Where it was used from so far; nobody else adds to it until the transaction ends. */
  async placesForUpdate(tx: Tx, id: string): Promise<readonly string[]> {
    const lock = { mode: 'pessimistic_write' } as const;
    const session = await tx.findOneOrFail(SessionEntity, { where: { id }, lock });
    return session.places;
  }

  async keepPlaces(tx: Tx, id: string, places: string[]): Promise<void> {
    await tx.update(SessionEntity, { id }, { places });
  }

  /** @returns the generation of the tokens that hold from now on */
  async confirm(tx: Tx, id: string, at: Date): Promise<number> {
    const lock = { mode: 'pessimistic_write' } as const;
    const session = await tx.findOneOrFail(SessionEntity, { where: { id }, lock });
    const generation = session.generation + 1;
    const change = { authenticatedAt: at, lastSeenAt: at, generation };
    await tx.update(SessionEntity, { id }, change);
    return generation;
  }

  /** The person's sessions that have not been ended, the newest first. */
  async openOf(personId: string): Promise<SessionEntity[]> {
    return this.dataSource.getRepository(SessionEntity).find({
      where: { personId, endedAt: IsNull() },
      order: { lastSeenAt: 'DESC' },
    });
  }

  /** @returns whether there was such a session, of this person and open */
  async endOwn(tx: Tx, personId: string, id: string, at: Date): Promise<boolean> {
    const own = { id, personId, endedAt: IsNull() };
    const { affected } = await tx.update(SessionEntity, own, { endedAt: at });
    return affected === 1;
  }

  async touch(id: string, at: Date): Promise<void> {
    await this.dataSource
      .getRepository(SessionEntity)
      .update({ id, endedAt: IsNull() }, { lastSeenAt: at });
  }

  /**
   * Asked at every request, so it goes past TypeORM: a statement that PostgreSQL has prepared, and
   * rows as they come.
   */
  async holder(sessionId: string): Promise<SessionHolder | null> {
    const { rows } = await this.pool().query<HolderRow>({
      name: 'session-holder',
      text: HOLDER,
      values: [sessionId],
    });
    const [row] = rows;
    if (row === undefined) return null;
    const { granted, ...holder } = row;
    return { ...holder, grants: grantsIn(granted) };
  }

  private pool(): Pool {
    return (this.dataSource.driver as Driver & { readonly master: Pool }).master;
  }
}

function grantsIn(text: string | null): RoleGrant[] {
  if (text === null) return [];
  return text.split(',').map((grant) => {
    const [role, unitId] = grant.split(' ') as [Role, string];
    return { role, unitId: unitId === '' ? null : unitId };
  });
}
