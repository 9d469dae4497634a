import { createHmac } from 'node:crypto';
import { readSettings } from '../../../src/platform/config/settings.js';
import type { Message } from '../../../src/platform/mail/channel.js';
import { MailChannel } from '../../../src/platform/mail/mail-channel.js';
import { openChannels } from '../../../src/platform/mail/mail.module.js';
import { testChannels } from '../../../src/platform/mail/test-alert-command.js';
import { WebhookChannel } from '../../../src/platform/mail/webhook-channel.js';
import { startHttpReceiver } from '../../support/http-receiver.js';
import { startSmtpReceiver } from '../../support/smtp-receiver.js';

const SECRET = 'a secret of more than thirty-two letters';
const message: Message = {
  id: 'm1.raised',
  subject: 'Plumbline: alert about recording',
  text: 'The audit trail takes no entries.',
  facts: { news: 'raised' },
};
const mailTo = (smtpUrl: string, deadlineMs?: number) =>
  new MailChannel({ smtpUrl, to: ['a@example.gov', 'b@example.gov'], from: 'p@x.gov' }, deadlineMs);

describe('Mail', () => {
  it('reaches everybody, with the subject on one line and marked as automatic', async () => {
    const receiver = await startSmtpReceiver();
    await mailTo(receiver.url).send({ ...message, subject: 'Plumbline\r\nBcc: e@evil.example' });
    await receiver.close();
    expect(receiver.taken).toHaveLength(1);
    const [head = '', body] = receiver.taken[0]?.split('\n\n') ?? [];
    expect(head).toContain('To: a@example.gov, b@example.gov');
    expect(head).toContain('Auto-Submitted: auto-generated');
    expect(head).not.toMatch(/^Bcc/m);
    expect(body).toContain('The audit trail takes no entries.');
  });

  it('says so when the server refuses it', async () => {
    const receiver = await startSmtpReceiver('refuses');
    await expect(mailTo(receiver.url).send(message)).rejects.toThrow('550');
    await receiver.close();
  });

  it('R59 gives up on a server that hangs', async () => {
    const receiver = await startSmtpReceiver('hangs');
    await expect(mailTo(receiver.url, 200).send(message)).rejects.toThrow();
    await receiver.close();
  });
});

describe('A webhook', () => {
  it('gets the message signed as Standard Webhooks has it', async () => {
    const receiver = await startHttpReceiver();
    await new WebhookChannel({ url: receiver.url, secret: SECRET }).send(message);
    await receiver.close();
    const [posted] = receiver.posted;
    const { 'webhook-id': id, 'webhook-timestamp': at } = posted?.headers ?? {};
    const signed = `${String(id)}.${String(at)}.${posted?.body ?? ''}`;
    const expected = createHmac('sha256', SECRET).update(signed).digest('base64');
    expect(posted?.headers['webhook-signature']).toBe(`v1,${expected}`);
    expect(Math.abs(Date.now() / 1000 - Number(at))).toBeLessThan(60);
    expect(JSON.parse(posted?.body ?? '')).toMatchObject({ id: 'm1.raised', news: 'raised' });
  });

  it('follows no redirect', async () => {
    const elsewhere = await startHttpReceiver();
    const receiver = await startHttpReceiver(307, { location: elsewhere.url });
    const sent = new WebhookChannel({ url: receiver.url, secret: SECRET }).send(message);
    await expect(sent).rejects.toThrow('307');
    await receiver.close();
    await elsewhere.close();
    expect(elsewhere.posted).toEqual([]);
  });

  it('R59 is given up when it hangs', async () => {
    const receiver = await startHttpReceiver('hangs');
    const sent = new WebhookChannel({ url: receiver.url, secret: SECRET }, 200).send(message);
    await expect(sent).rejects.toThrow('did not answer');
    await receiver.close();
  });
});

describe('The settings of alerts', () => {
  it.each([
    [{ SMTP_URL: 'smtp://localhost' }, 'ALERT_MAIL_TO'],
    [{ SMTP_URL: 'smtp://localhost', ALERT_MAIL_TO: 'nobody' }, 'ALERT_MAIL_TO'],
    [{ SMTP_URL: 'https://localhost', ALERT_MAIL_TO: 'a@b.gov' }, 'SMTP_URL'],
    [{ ALERT_WEBHOOK_URL: 'https://alerts.example.gov' }, 'ALERT_WEBHOOK_SECRET'],
    [{ ALERT_WEBHOOK_URL: 'http://alerts.example.gov', ALERT_WEBHOOK_SECRET: SECRET }, 'https'],
    [{ ALERT_WEBHOOK_URL: 'https://x.gov', ALERT_WEBHOOK_SECRET: 'short' }, '32'],
  ])('refuse %j', (environment, says) => {
    expect(() => readSettings(environment)).toThrow(says);
  });
});

describe('plumbline alert test', () => {
  it('says what happened on every channel', async () => {
    const mail = await startSmtpReceiver();
    const hook = await startHttpReceiver(500);
    const settings = readSettings({
      SMTP_URL: mail.url,
      ALERT_MAIL_TO: 'a@example.gov',
      ALERT_WEBHOOK_URL: hook.url,
      ALERT_WEBHOOK_SECRET: SECRET,
    });
    const lines: string[] = [];
    const code = await testChannels(openChannels(settings), (line) => lines.push(line));
    await mail.close();
    await hook.close();
    expect(code).toBe(1);
    expect(lines.sort()).toEqual([
      'mail to a@example.gov: taken. Ask whether it has arrived.',
      expect.stringMatching(/^webhook to 127\.0\.0\.1:\d+: not taken\. .*500/),
    ]);
  });

  it('says that nobody is told where no channel is set up', async () => {
    const lines: string[] = [];
    const code = await testChannels(openChannels(readSettings({})), (line) => lines.push(line));
    expect([code, lines[0]]).toEqual([1, expect.stringContaining('Nobody is told')]);
  });
});
