import { createTransport, type Transporter } from 'nodemailer';
import type { Settings } from '../config/settings.js';
import { Channel, type Message, SEND_DEADLINE_MS } from './channel.js';
import { isLoopback } from './loopback.js';
import { withinDeadline } from '../within-deadline.js';

type MailSettings = NonNullable<Settings['alerts']['mail']>;

/** Mail by SMTP (RFC 5321). Beyond this machine only with TLS. */
export class MailChannel extends Channel {
  override readonly name = 'mail';
  private readonly transport: Transporter;

  constructor(
    private readonly settings: MailSettings,
    private readonly deadlineMs = SEND_DEADLINE_MS,
  ) {
    super();
    const { hostname } = new URL(settings.smtpUrl);
    this.transport = createTransport({
      url: settings.smtpUrl,
      requireTLS: !isLoopback(hostname),
      connectionTimeout: deadlineMs,
      greetingTimeout: deadlineMs,
      socketTimeout: deadlineMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  override get reaches(): string {
    return this.settings.to.join(', ');
  }

  override async send({ id, subject, text }: Message): Promise<void> {
    const { from, to } = this.settings;
    const headers = {
      // RFC 3834: no out-of-office answers to a machine.
      'Auto-Submitted': 'auto-generated',
      'X-Plumbline-Alert': id,
    };
    await withinDeadline(
      this.transport.sendMail({ from, to: [...to], subject, text, headers }),
      this.deadlineMs,
      'The mail server did not take the message in time',
    );
  }
}
