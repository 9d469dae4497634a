import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
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
  endedAt: Date | null;
  personId: string;
  username: string;
  displayName: string;
  state: PersonState;
  officerId: string | null;
  grants: RoleGrant[];
}

@Injectable()
export class SessionsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, session: SessionEntity): Promise<void> {
    await tx.insert(SessionEntity, session);
  }

  async end(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.update(SessionEntity, { id }, { endedAt: at });
  }

  async touch(id: string, at: Date): Promise<void> {
    await this.dataSource.getRepository(SessionEntity).update({ id }, { lastSeenAt: at });
  }

  async holder(sessionId: string): Promise<SessionHolder | null> {
    const rows: SessionHolder[] = await this.dataSource.query(
      `SELECT s.id AS "sessionId", s.created_at AS "createdAt", s.authenticated_at AS "authenticatedAt", s.last_seen_at AS "lastSeenAt",
              s.ended_at AS "endedAt", p.id AS "personId", p.username,
              p.display_name AS "displayName", p.state, p.officer_id AS "officerId",
              COALESCE((SELECT json_agg(json_build_object('role', g.role, 'unitId', g.unit_id)
                                        ORDER BY g.id)
                        FROM role_grant g
                        WHERE g.person_id = p.id AND g.ended_at IS NULL), '[]') AS grants
       FROM session s JOIN person p ON p.id = s.person_id
       WHERE s.id = $1`,
      [sessionId],
    );
    return rows[0] ?? null;
  }
}
