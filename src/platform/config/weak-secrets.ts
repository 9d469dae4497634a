import { isLoopback } from '../mail/loopback.js';
import { SettingsError } from './settings-error.js';

/** Secrets that stand in manuals, examples and lists of what to try first. */
const WELL_KNOWN =
  /^(admin|change-?me|default|demo|example|letmein|minio(admin)?|pass(word)?\d*|plumbline\d*|postgres|root|secret|test|\d+|(?<one>.)\k<one>*)$/i;

interface SecretVariables {
  readonly DATABASE_URL?: string | undefined;
  readonly DATABASE_OWNER_URL?: string | undefined;
  readonly DATABASE_SEQUENCER_URL?: string | undefined;
  readonly S3_ENDPOINT?: string | undefined;
  readonly S3_SECRET_ACCESS_KEY?: string | undefined;
  readonly SMTP_URL?: string | undefined;
  readonly ALERT_WEBHOOK_SECRET?: string | undefined;
}

const ADDRESSES = [
  ['DATABASE_URL', 12],
  ['DATABASE_OWNER_URL', 12],
  ['DATABASE_SEQUENCER_URL', 12],
  ['SMTP_URL', 8],
] as const;

/**
 * Secrets that open something beyond this machine must be secrets. Without any in an address, such
 * as with certificates, there is nothing to judge.
 * @throws SettingsError that names the variable and never the value
 */
export function demandStrongSecrets(env: SecretVariables): void {
  for (const [name, atLeast] of ADDRESSES) {
    const address = env[name];
    if (address === undefined || !URL.canParse(address)) continue;
    const { hostname, password } = new URL(address);
    // The user's name alone may be meant to be let in by certificate or by ticket.
    if (isLoopback(hostname) || password === '') continue;
    demand(`the password in ${name}`, decodeURIComponent(password), atLeast);
  }
  const { S3_ENDPOINT: endpoint, S3_SECRET_ACCESS_KEY: s3, ALERT_WEBHOOK_SECRET: hook } = env;
  const isS3Here = endpoint !== undefined && isLoopback(new URL(endpoint).hostname);
  if (s3 !== undefined && !isS3Here) demand('S3_SECRET_ACCESS_KEY', s3, 16);
  if (hook !== undefined) demand('ALERT_WEBHOOK_SECRET', hook, 32);
}

function demand(what: string, secret: string, atLeast: number): void {
  if (WELL_KNOWN.test(secret)) {
    throw new SettingsError(`Take something else for ${what}: everybody tries this one first.`);
  }
  if (secret.length < atLeast) {
    throw new SettingsError(
      `Take at least ${atLeast} characters for ${what}; it has ${secret.length}.`,
    );
  }
}
