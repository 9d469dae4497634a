import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type TrailCondition, TrailConditions } from './trail-conditions.js';

/** A superuser is a member of every role. */
const MAY_BECOME_MORE = `
  SELECT pg_has_role(session_user, 'plumbline_audit_owner', 'MEMBER')
      OR pg_has_role(session_user, 'plumbline_sequencer', 'MEMBER') AS more`;

/** Whether the application's login could do more to the trail than its role may. */
@Injectable()
export class RoleSeparation implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    conditions: TrailConditions,
  ) {
    conditions.register('roles', async () => [await this.condition()]);
  }

  async onApplicationBootstrap(): Promise<void> {
    const { state, says } = await this.condition();
    if (state !== 'good') new Logger('AuditTrail').warn(says);
  }

  private async condition(): Promise<TrailCondition> {
    const [row] = await this.dataSource.query<{ more: boolean }[]>(MAY_BECOME_MORE);
    const isSeparate = row?.more === false;
    return {
      part: 'roles',
      state: isSeparate ? 'good' : 'off',
      says: isSeparate ? SEPARATE : SHARED,
      since: null,
    };
  }
}

const SEPARATE = 'The application’s database login can neither alter the trail nor sequence it.';
const SHARED =
  'One database login serves everything, so the roles of the trail are a fence against mistakes ' +
  'only: whoever takes the application over can alter the trail’s tables. Set DATABASE_OWNER_URL ' +
  'and DATABASE_SEQUENCER_URL to logins of their own.';
