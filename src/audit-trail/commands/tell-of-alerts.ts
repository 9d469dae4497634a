import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Channel, CHANNELS, type Message } from '../../platform/mail/channel.js';
import type { Alert, News } from '../domain/alert.js';
import type { AlertBook } from '../domain/alert-book.js';
import type { TrailCondition } from '../queries/trail-conditions.js';

/** Sends what there is to tell through every channel, again and again until each has taken it. */
@Injectable()
export class TellOfAlerts {
  private readonly logger = new Logger('Alerts');
  private readonly troubles = new Map<string, string>();

  constructor(@Inject(CHANNELS) private readonly channels: readonly Channel[]) {}

  /** Never throws: whoever cannot be reached now is tried at the next look. */
  async execute(book: AlertBook, alerts: readonly Alert[], now: Date): Promise<void> {
    const deliveries = alerts.flatMap((alert) =>
      this.channels.map((channel) => this.tell(book, alert, channel, now)),
    );
    await Promise.all(deliveries);
  }

  /** Whether anybody is told at all. */
  condition(): TrailCondition {
    const part = 'alerting';
    if (this.channels.length === 0) {
      const says =
        'Nobody is told of alerts. Set SMTP_URL and ALERT_MAIL_TO, or ALERT_WEBHOOK_URL.';
      return { part, state: 'off', says, since: null };
    }
    if (this.troubles.size > 0) {
      const says = `${[...this.troubles.values()].join(' ')} Try it with: plumbline alert test`;
      return { part, state: 'failed', says, since: null };
    }
    const reached = this.channels.map(({ name, reaches }) => `${reaches} by ${name}`).join(', ');
    return { part, state: 'good', says: `Alerts go to ${reached}.`, since: null };
  }

  private async tell(book: AlertBook, alert: Alert, channel: Channel, now: Date): Promise<void> {
    const news: News = alert.clearedAt === null ? 'raised' : 'cleared';
    const delivery = { alertId: alert.id, channel: channel.name, news };
    try {
      if (!(await book.claim(delivery, now))) return;
      await channel.send(messageAbout(alert, news));
      this.troubles.delete(channel.name);
      await book.delivered(delivery, now);
    } catch (error) {
      const says = error instanceof Error ? error.message : String(error);
      this.troubles.set(channel.name, `An alert could not be sent by ${channel.name}: ${says}`);
      this.logger.error(`Alert about ${alert.cause} not sent by ${channel.name}: ${says}`);
    }
  }
}

function messageAbout({ id, cause, says, raisedAt, clearedAt }: Alert, news: News): Message {
  const since = raisedAt.toISOString();
  const facts = { alert: id, cause, news, raisedAt: since };
  if (news === 'cleared') {
    return {
      id: `${id}.cleared`,
      subject: `Plumbline: all clear about ${cause}`,
      text: `What was reported at ${since} is over since ${clearedAt?.toISOString() ?? 'now'}.\n\nIt was: ${says}`,
      facts: { ...facts, clearedAt: clearedAt?.toISOString() ?? null },
    };
  }
  return {
    id: `${id}.raised`,
    subject: `Plumbline: alert about ${cause}`,
    text: `${says}\n\nSeen first at ${since}. The health page of the audit trail says how it stands now.`,
    facts: { ...facts, says },
  };
}
