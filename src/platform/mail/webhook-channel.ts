import { createHmac } from 'node:crypto';
import type { Settings } from '../config/settings.js';
import { Channel, type Message, SEND_DEADLINE_MS } from './channel.js';

type WebhookSettings = NonNullable<Settings['alerts']['webhook']>;

/**
 * A POST to an address of the agency, signed as the Standard Webhooks specification 1.0 says
 * (github.com/standard-webhooks): HMAC-SHA256 over `<id>.<unix seconds>.<body>`. No redirect is
 * followed, since it would carry the message to an address that nobody chose.
 */
export class WebhookChannel extends Channel {
  override readonly name = 'webhook';

  constructor(
    private readonly settings: WebhookSettings,
    private readonly deadlineMs = SEND_DEADLINE_MS,
  ) {
    super();
  }

  /** The path may hold a token of the receiver's. */
  override get reaches(): string {
    return new URL(this.settings.url).host;
  }

  override async send({ id, subject, text, facts }: Message): Promise<void> {
    const body = JSON.stringify({ id, subject, text, ...facts });
    const seconds = String(Math.floor(Date.now() / 1000));
    const response = await fetch(this.settings.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(this.deadlineMs),
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': seconds,
        'webhook-signature': `v1,${signature(this.settings.secret, `${id}.${seconds}.${body}`)}`,
      },
      body,
    }).catch((error: unknown) => {
      throw new Error(`The webhook did not answer: ${cause(error)}`, { cause: error });
    });
    await response.body?.cancel();
    if (response.ok) return;
    const hint = response.status < 400 ? ' Give the address that it leads to.' : '';
    throw new Error(`The webhook answered ${response.status}.${hint}`);
  }
}

function signature(secret: string, text: string): string {
  const encoded = /^whsec_(.+)$/.exec(secret)?.[1];
  const key = encoded === undefined ? Buffer.from(secret) : Buffer.from(encoded, 'base64');
  return createHmac('sha256', key).update(text).digest('base64');
}

function cause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
