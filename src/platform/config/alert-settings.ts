import { isLoopback } from '../mail/loopback.js';
import { SettingsError } from './settings-error.js';

export interface AlertSettings {
  readonly mail: { smtpUrl: string; to: readonly string[]; from: string } | null;
  readonly webhook: { url: string; secret: string } | null;
}

interface AlertVariables {
  readonly SMTP_URL?: string | undefined;
  readonly ALERT_MAIL_TO?: string | undefined;
  readonly ALERT_MAIL_FROM?: string | undefined;
  readonly ALERT_WEBHOOK_URL?: string | undefined;
  readonly ALERT_WEBHOOK_SECRET?: string | undefined;
}

/** Half a channel would be taken for one: both of a pair, or neither. */
export function alertSettings(env: AlertVariables): AlertSettings {
  return { mail: mailSettings(env), webhook: webhookSettings(env) };
}

function mailSettings(env: AlertVariables): AlertSettings['mail'] {
  const { SMTP_URL: smtpUrl, ALERT_MAIL_TO: addresses } = env;
  if (smtpUrl === undefined && addresses === undefined) return null;
  if (smtpUrl === undefined || addresses === undefined) {
    throw new SettingsError('Set both SMTP_URL and ALERT_MAIL_TO, or neither.');
  }
  const to = addresses.split(',').map((address) => address.trim());
  const [first] = to;
  if (first === undefined || !to.every((address) => /^[^\s@<>]+@[^\s@<>]+$/.test(address))) {
    throw new SettingsError('ALERT_MAIL_TO is not a list of mail addresses with commas between.');
  }
  return { smtpUrl, to, from: env.ALERT_MAIL_FROM ?? first };
}

function webhookSettings(env: AlertVariables): AlertSettings['webhook'] {
  const { ALERT_WEBHOOK_URL: url, ALERT_WEBHOOK_SECRET: secret } = env;
  if (url === undefined && secret === undefined) return null;
  if (url === undefined || secret === undefined) {
    throw new SettingsError('Set both ALERT_WEBHOOK_URL and ALERT_WEBHOOK_SECRET, or neither.');
  }
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && !isLoopback(hostname)) {
    throw new SettingsError('ALERT_WEBHOOK_URL must begin with https://, except on this machine.');
  }
  return { url, secret };
}
