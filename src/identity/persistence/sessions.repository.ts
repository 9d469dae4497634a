import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource, type Driver, IsNull } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import type { RoleGrant } from '../domain/access.js';
import type { PersonState } from './person.entity.js';
import { SessionEntity } from './session.entity.js';

/** A session and who it belongs to, read in one statement at every request. */
export interface SessionHolder {
  sessionId: string;
  createdAt: Date;
  authenticatedAt: Date;
  lastSeenAt: Date;
  lockedAt: Date | null;
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

type Moment = 'createdAt' | 'authenticatedAt' | 'lastSeenAt';
type MaybeMoment = 'lockedAt' | 'endedAt';

/** The same as JSON has it: moments as text. */
type HolderText = Omit<SessionHolder, Moment | MaybeMoment> &
  Record<Moment, string> &
  Record<MaybeMoment, string | null>;

/** All in one value: that is taken in faster than fifteen columns with their types. */
const HOLDER = `
  SELECT json_build_object(
    'sessionId', s.id, 'createdAt', s.created_at, 'authenticatedAt', s.authenticated_at,
    'lastSeenAt', s.last_seen_at, 'lockedAt', s.locked_at, 'endedAt', s.ended_at,
    'generation', s.generation,
    'address', s.address, 'userAgent', s.user_agent, 'places', s.places,
    'personId', p.id, 'username', p.username, 'displayName', p.display_name,
    'state', CASE WHEN p.expires_at <= $2 THEN 'disabled' ELSE p.state END,
    'officerId', p.officer_id,
    'grants', COALESCE((
      SELECT json_agg(json_build_object('role', g.role, 'unitId', g.unit_id) ORDER BY g.id)
      FROM role_grant g
      WHERE g.person_id = p.id AND g.ended_at IS NULL
        AND (g.valid_until IS NULL OR g.valid_until > $2)), '[]')) AS holder
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
    return (await this.forUpdate(tx, id)).places;
  }

  async keepPlaces(tx: Tx, id: string, places: string[]): Promise<void> {
    await tx.update(SessionEntity, { id }, { places });
  }

  async proved(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.update(SessionEntity, { id }, { authenticatedAt: at });
  }

  /** The session as it is; nobody else changes it until the transaction ends. */
  async forUpdate(tx: Tx, id: string): Promise<SessionEntity> {
    const lock = { mode: 'pessimistic_write' } as const;
    return tx.findOneOrFail(SessionEntity, { where: { id }, lock });
  }

  /** @param generation that of the tokens which hold from now on */
  async confirm(tx: Tx, id: string, at: Date, generation: number): Promise<void> {
    const change = { authenticatedAt: at, lastSeenAt: at, lockedAt: null, generation };
    await tx.update(SessionEntity, { id }, change);
  }

  /** @returns whether it was not locked before */
  async lock(tx: Tx, id: string, at: Date): Promise<boolean> {
    const open = { id, endedAt: IsNull(), lockedAt: IsNull() };
    const { affected } = await tx.update(SessionEntity, open, { lockedAt: at });
    return affected === 1;
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
      .update({ id, endedAt: IsNull(), lockedAt: IsNull() }, { lastSeenAt: at });
  }

  /**
   * Asked at every request, so it goes past TypeORM: a statement that PostgreSQL has prepared, and
   * rows as they come. What has an end of its own counts for nothing from that moment on.
   */
  async holder(sessionId: string, now: Date): Promise<SessionHolder | null> {
    const { rows } = await this.pool().query<{ holder: HolderText }>({
      name: 'session-holder',
      text: HOLDER,
      values: [sessionId, now],
    });
    const holder = rows[0]?.holder;
    if (holder === undefined) return null;
    const { createdAt, authenticatedAt, lastSeenAt, lockedAt, endedAt } = holder;
    return {
      ...holder,
      createdAt: new Date(createdAt),
      authenticatedAt: new Date(authenticatedAt),
      lastSeenAt: new Date(lastSeenAt),
      lockedAt: lockedAt === null ? null : new Date(lockedAt),
      endedAt: endedAt === null ? null : new Date(endedAt),
    };
  }

  private pool(): Pool {
    return (this.dataSource.driver as Driver & { readonly master: Pool }).master;
  }
}
