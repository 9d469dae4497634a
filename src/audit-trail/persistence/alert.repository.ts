import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { newId } from '../../platform/ids.js';
import { type Alert, type AlertCause, CLAIM_MS, REPEAT_AFTER_MS } from '../domain/alert.js';
import type { AlertBook, Delivery, Remembered } from '../domain/alert-book.js';

interface AlertRow {
  id: string;
  cause: string;
  says: string;
  raised_at: Date;
  cleared_at: Date | null;
}

const COLUMNS = 'id, cause, says, raised_at, cleared_at';

const OPEN = `
  INSERT INTO audit.alert (id, cause, says, raised_at, seen_at, seen_by)
  SELECT id, cause, says, $4, $4, $5
    FROM unnest($1::uuid[], $2::text[], $3::text[]) AS seen (id, cause, says)
  ON CONFLICT (cause) WHERE cleared_at IS NULL
  DO UPDATE SET says = excluded.says, seen_at = excluded.seen_at, seen_by = excluded.seen_by`;

/** Another process may still see what this one does not: only its own, or what nobody saw lately. */
const CLOSE = `
  UPDATE audit.alert SET cleared_at = $2
   WHERE cleared_at IS NULL AND cause <> ALL ($1)
     AND (seen_by = $3 OR seen_at < $2::timestamptz - interval '90 seconds')`;

const CURRENT = `
  SELECT ${COLUMNS} FROM audit.alert
   WHERE cleared_at IS NULL OR cleared_at > $1::timestamptz - interval '1 day'
   ORDER BY raised_at`;

const CLAIM = `
  INSERT INTO audit.alert_delivery (alert_id, channel, news, claimed_until)
  SELECT $1::uuid, $2, $3, $4::timestamptz + $5 * interval '1 ms'
   WHERE $3 = 'raised' OR EXISTS (
           SELECT FROM audit.alert_delivery
            WHERE alert_id = $1 AND channel = $2 AND news = 'raised'
              AND delivered_at IS NOT NULL)
  ON CONFLICT (alert_id, channel, news) DO UPDATE SET claimed_until = excluded.claimed_until
   WHERE alert_delivery.claimed_until <= $4
     AND (alert_delivery.delivered_at IS NULL
          OR ($3 = 'raised' AND alert_delivery.delivered_at <= $4::timestamptz - $6 * interval '1 ms'))
  RETURNING alert_id`;

const DELIVERED = `
  UPDATE audit.alert_delivery SET delivered_at = $4, claimed_until = $4
   WHERE alert_id = $1 AND channel = $2 AND news = $3`;

const ADOPT = `
  INSERT INTO audit.alert (id, cause, says, raised_at, cleared_at, seen_at, seen_by)
  VALUES ($1, $2, $3, $4, $5, $4, $6) ON CONFLICT DO NOTHING`;

const ADOPT_DELIVERY = `
  INSERT INTO audit.alert_delivery (alert_id, channel, news, claimed_until, delivered_at)
  VALUES ($1, $2, $3, $4, $4) ON CONFLICT DO NOTHING`;

/** Alerts as all processes of an installation share them, so that each is told once. */
@Injectable()
export class AlertRepository implements AlertBook {
  /** Names this process among those that look. */
  private readonly observer = newId();

  constructor(private readonly dataSource: DataSource) {}

  async update(causes: readonly AlertCause[], now: Date): Promise<Alert[]> {
    const names = causes.map(({ cause }) => cause);
    if (causes.length > 0) {
      const ids = causes.map(newId);
      const says = causes.map((each) => each.says);
      await this.dataSource.query(OPEN, [ids, names, says, now, this.observer]);
    }
    await this.dataSource.query(CLOSE, [names, now, this.observer]);
    return (await this.dataSource.query<AlertRow[]>(CURRENT, [now])).map(toAlert);
  }

  async claim({ alertId, channel, news }: Delivery, now: Date): Promise<boolean> {
    const values = [alertId, channel, news, now, CLAIM_MS, REPEAT_AFTER_MS];
    const claimed = await this.dataSource.query<object[]>(CLAIM, values);
    return claimed.length > 0;
  }

  async delivered({ alertId, channel, news }: Delivery, now: Date): Promise<void> {
    await this.dataSource.query(DELIVERED, [alertId, channel, news, now]);
  }

  /** Takes over what memory held while the database did not answer. */
  async adopt({ alerts, deliveries }: Remembered): Promise<void> {
    for (const { id, cause, says, raisedAt, clearedAt } of alerts) {
      const values = [id, cause, says, raisedAt, clearedAt, this.observer];
      await this.dataSource.query(ADOPT, values);
    }
    for (const { alertId, channel, news, deliveredAt } of deliveries) {
      await this.dataSource.query(ADOPT_DELIVERY, [alertId, channel, news, deliveredAt]);
    }
  }

  /** The newest first, open ones before all others. */
  async latest(limit: number): Promise<Alert[]> {
    const text = `SELECT ${COLUMNS} FROM audit.alert
                   ORDER BY cleared_at IS NULL DESC, raised_at DESC LIMIT $1`;
    return (await this.dataSource.query<AlertRow[]>(text, [limit])).map(toAlert);
  }
}

function toAlert(row: AlertRow): Alert {
  const { id, cause, says } = row;
  return { id, cause, says, raisedAt: row.raised_at, clearedAt: row.cleared_at };
}
