import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';

/** Which sessions may receive nothing more, although they have something open. */
@Injectable()
export class FindEndedSessions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Those that were ended or locked, that are as old as a session may be, or whose owner has lost the account.
   * Receiving is activity, so being idle is not asked.
   */
  async among(sessionIds: readonly string[]): Promise<ReadonlySet<string>> {
    const lifetimeMs = this.settings.sessions.maximumHours * 3_600_000;
    const now = this.clock.now();
    const oldest = new Date(now.getTime() - lifetimeMs);
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT s.id FROM session s JOIN person p ON p.id = s.person_id
       WHERE s.id = ANY($1)
         AND (s.ended_at IS NOT NULL OR s.locked_at IS NOT NULL OR s.created_at < $2 OR p.state <> 'active'
              OR p.expires_at <= $3)`,
      [sessionIds, oldest, now],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
