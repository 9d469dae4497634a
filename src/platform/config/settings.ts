import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type AccessSettings, accessSettings, accessVariables } from './access-settings.js';
import { isLoopback } from '../mail/loopback.js';
import { type AlertSettings, alertSettings } from './alert-settings.js';
import {
  type PersonnelSettings,
  personnelSettings,
  personnelVariables,
} from './personnel-settings.js';
import { SettingsError } from './settings-error.js';
import { demandStrongSecrets } from './weak-secrets.js';

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const wholeNumber = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

/**
 * Every environment variable that Plumbline reads. The descriptions are the settings table of the
 * README; a test holds the two against each other.
 */
export const environmentSchema = z.object({
  HOST: z.string().default('127.0.0.1').describe('Address to listen on'),
  PORT: wholeNumber(0, 65535).default(3000).describe('Port to listen on; 0 picks a free one'),
  PUBLIC_URL: z
    .url()
    .optional()
    .describe('Address that browsers use; by default `http://localhost:PORT`'),
  TRUSTED_PROXIES: z
    .string()
    .optional()
    .describe('Reverse proxies whose `X-Forwarded-For` is believed: addresses, networks, commas'),
  DATA_DIRECTORY: z
    .string()
    .default('./data')
    .describe('Folder for keys, uploads in progress, the embedded database and objects'),
  DATABASE_URL: z
    .string()
    .optional()
    .describe('PostgreSQL 15 to 18; without it an embedded PostgreSQL runs in the data directory'),
  DATABASE_OWNER_URL: z
    .string()
    .optional()
    .describe('The same with the login that owns the tables; by default `DATABASE_URL`'),
  DATABASE_SEQUENCER_URL: z
    .string()
    .optional()
    .describe('The same with the login of the trail’s sequencer; by default `DATABASE_URL`'),
  DATABASE_POOL_SIZE: wholeNumber(2, 200).default(16).describe('Database connections per process'),
  S3_BUCKET: z
    .string()
    .optional()
    .describe(
      'Bucket for footage and the trail; without it objects are files in the data directory',
    ),
  S3_ENDPOINT: z.url().optional().describe('S3 endpoint, for stores other than AWS'),
  S3_REGION: z.string().default('us-east-1').describe('S3 region'),
  S3_ACCESS_KEY_ID: z.string().optional().describe('S3 access key; otherwise the SDK’s own chain'),
  S3_SECRET_ACCESS_KEY: z.string().optional().describe('S3 secret key'),
  S3_FORCE_PATH_STYLE: flag.default(true).describe('Address buckets by path, not by host name'),
  FFMPEG_PATH: z.string().default('ffmpeg').describe('The ffmpeg program'),
  FFPROBE_PATH: z.string().default('ffprobe').describe('The ffprobe program'),
  ENCODE_AT_ONCE: wholeNumber(1, 64)
    .optional()
    .describe('Video encodes at once; by default one less than the cores'),
  UPLOAD_MAXIMUM_BYTES: wholeNumber(1, Number.MAX_SAFE_INTEGER)
    .default(64 * 1024 ** 3)
    .describe('Largest file that may be uploaded, in bytes'),
  FREE_SPACE_FLOOR_BYTES: wholeNumber(0, Number.MAX_SAFE_INTEGER)
    .default(512 * 1024 ** 2)
    .describe('Uploads are refused while less than this is free, in bytes'),
  ...accessVariables,
  ...personnelVariables,
  TRAIL_ORIGIN: z
    .string()
    .regex(/^[^\s+]{1,200}$/, 'no spaces and no plus signs')
    .default('audit.plumbline.local/bwc-1')
    .describe('Name of the audit log in its checkpoints; never change it once entries exist'),
  TRAIL_INTERVAL_MS: wholeNumber(20, 5000)
    .default(100)
    .describe('Milliseconds between two runs of the audit trail’s sequencer'),
  TRAIL_RETENTION_YEARS: wholeNumber(1, 100)
    .default(7)
    .describe('Years for which entries of the audit trail are kept (CJIS AU-11: at least 1)'),
  TRAIL_LOCK_YEARS: wholeNumber(1, 100)
    .optional()
    .describe(
      'Years for which a store with locks locks the trail; by default as long as it is kept',
    ),
  TRAIL_VERIFY_EVERY_HOURS: wholeNumber(1, 24 * 366)
    .default(7 * 24)
    .describe('Hours after which the whole audit trail is verified again'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('Mail server for alerts, such as `smtps://user:password@mail.example.gov`'),
  ALERT_MAIL_TO: z.string().optional().describe('Who is told of alerts, addresses with commas'),
  ALERT_MAIL_FROM: z.string().optional().describe('Sender of alerts; by default the first of them'),
  ALERT_WEBHOOK_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address that alerts are posted to; https, except on this machine'),
  ALERT_WEBHOOK_SECRET: z
    .string()
    .optional()
    .describe('Secret that signs what is posted (Standard Webhooks), of 32 characters or more'),
  TRAIL_WITNESS_POLICY: z
    .string()
    .optional()
    .describe('File that names the witnesses of the trail, in the form of c2sp.org/tlog-policy'),
  TRAIL_WITNESS_STALE_MINUTES: wholeNumber(1, 7 * 24 * 60)
    .default(60)
    .describe('Minutes after which a witness that has not cosigned a checkpoint is reported'),
  TRAIL_TSA_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Time-stamping authority (RFC 3161) that anchors checkpoints; without it none does'),
  TRAIL_TSA_CERTIFICATES: z
    .string()
    .optional()
    .describe('PEM file with the certificates that the authority’s signature must lead to'),
  TRAIL_TSA_EVERY_MINUTES: wholeNumber(1, 7 * 24 * 60)
    .default(60)
    .describe('Minutes between two anchored checkpoints'),
  LOG_LEVEL: z
    .enum(['error', 'warn', 'log', 'debug', 'verbose'])
    .default('log')
    .describe('How much is logged'),
  LOG_FORMAT: z.enum(['text', 'json']).default('text').describe('Form of a log line'),
  DEMO: flag
    .default(false)
    .describe('Runs the demo agency: synthetic data only, accounts shown on the sign-in screen'),
});

export interface Settings extends AccessSettings {
  readonly personnel: PersonnelSettings;
  readonly http: {
    host: string;
    port: number;
    publicUrl: string;
    trustedProxies: readonly string[];
  };
  readonly dataDirectory: string;
  readonly database: {
    url: string | null;
    ownerUrl: string | null;
    sequencerUrl: string | null;
    poolSize: number;
  };
  readonly s3: {
    bucket: string;
    endpoint: string | null;
    region: string;
    credentials: { accessKeyId: string; secretAccessKey: string } | null;
    forcePathStyle: boolean;
  } | null;
  readonly media: { ffmpegPath: string; ffprobePath: string; encodeAtOnce: number };
  readonly uploads: { maximumBytes: number; freeSpaceFloorBytes: number };
  readonly trail: {
    origin: string;
    intervalMs: number;
    retentionYears: number;
    lockYears: number;
    verifyEveryHours: number;
    witnesses: { policyPath: string | null; staleMinutes: number };
    anchors: { url: string; certificatesPath: string | null; everyMinutes: number } | null;
  };
  readonly alerts: AlertSettings;
  readonly log: { level: 'error' | 'warn' | 'log' | 'debug' | 'verbose'; format: 'text' | 'json' };
  readonly demo: boolean;
}

/** Injection token: `constructor(@Inject(SETTINGS) private readonly settings: Settings)`. */
export const SETTINGS = Symbol('settings');

export { SettingsError };

/**
 * Reads the settings from environment variables.
 * @throws SettingsError that names every wrong variable and never prints a value.
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  // A program that can be made to fail from outside must not be in production; ours has no such thing.
  if (environment['FAILPOINTS'] !== undefined) {
    throw new SettingsError(
      'FAILPOINTS is set. Plumbline is not made to fail on demand: unset it.',
    );
  }
  const filled = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== ''),
  );
  const parsed = environmentSchema.safeParse(filled);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new SettingsError(`These settings are wrong:\n${lines.join('\n')}`);
  }
  demandStrongSecrets(parsed.data);
  return toSettings(parsed.data);
}

/** Browsers refuse the session's cookie, and passkeys, at any other address without TLS. */
function publicUrl(env: z.infer<typeof environmentSchema>): string {
  const { protocol, hostname, origin } = new URL(env.PUBLIC_URL ?? `http://localhost:${env.PORT}`);
  if (protocol !== 'https:' && !isLoopback(hostname)) {
    throw new SettingsError('PUBLIC_URL must begin with https://, except on this machine.');
  }
  return origin;
}

function toSettings(env: z.infer<typeof environmentSchema>): Settings {
  return {
    http: {
      host: env.HOST,
      port: env.PORT,
      trustedProxies: (env.TRUSTED_PROXIES ?? '').split(',').flatMap((text) => text.trim() || []),
      publicUrl: publicUrl(env),
    },
    dataDirectory: resolve(env.DATA_DIRECTORY),
    database: databaseSettings(env),
    s3: s3Settings(env),
    media: {
      ffmpegPath: env.FFMPEG_PATH,
      ffprobePath: env.FFPROBE_PATH,
      encodeAtOnce: env.ENCODE_AT_ONCE ?? Math.max(1, availableParallelism() - 1),
    },
    uploads: {
      maximumBytes: env.UPLOAD_MAXIMUM_BYTES,
      freeSpaceFloorBytes: env.FREE_SPACE_FLOOR_BYTES,
    },
    ...accessSettings(env),
    personnel: personnelSettings(env),
    trail: {
      origin: env.TRAIL_ORIGIN,
      intervalMs: env.TRAIL_INTERVAL_MS,
      retentionYears: env.TRAIL_RETENTION_YEARS,
      lockYears: lockYears(env),
      verifyEveryHours: env.TRAIL_VERIFY_EVERY_HOURS,
      witnesses: {
        policyPath: env.TRAIL_WITNESS_POLICY ?? null,
        staleMinutes: env.TRAIL_WITNESS_STALE_MINUTES,
      },
      anchors: anchorSettings(env),
    },
    alerts: alertSettings(env),
    log: { level: env.LOG_LEVEL, format: env.LOG_FORMAT },
    demo: env.DEMO,
  };
}

/** What is locked cannot be removed by anybody, so nothing may be locked for longer than it is kept. */
function lockYears(env: z.infer<typeof environmentSchema>): number {
  const { TRAIL_LOCK_YEARS: locked, TRAIL_RETENTION_YEARS: kept } = env;
  if (locked !== undefined && locked > kept) {
    throw new SettingsError(
      `TRAIL_LOCK_YEARS is ${locked} and TRAIL_RETENTION_YEARS ${kept}: entries past their ` +
        'retention could not be removed from a store that still locks them. Set TRAIL_LOCK_YEARS ' +
        'to no more than TRAIL_RETENTION_YEARS, or leave it out.',
    );
  }
  return locked ?? kept;
}

function anchorSettings(env: z.infer<typeof environmentSchema>): Settings['trail']['anchors'] {
  if (env.TRAIL_TSA_URL === undefined) return null;
  return {
    url: env.TRAIL_TSA_URL,
    certificatesPath: env.TRAIL_TSA_CERTIFICATES ?? null,
    everyMinutes: env.TRAIL_TSA_EVERY_MINUTES,
  };
}

function databaseSettings(env: z.infer<typeof environmentSchema>): Settings['database'] {
  const { DATABASE_URL: url, DATABASE_OWNER_URL, DATABASE_SEQUENCER_URL } = env;
  if (url === undefined && (DATABASE_OWNER_URL ?? DATABASE_SEQUENCER_URL) !== undefined) {
    throw new SettingsError('Set DATABASE_URL too, or none of the three.');
  }
  return {
    url: url ?? null,
    ownerUrl: DATABASE_OWNER_URL ?? null,
    sequencerUrl: DATABASE_SEQUENCER_URL ?? null,
    poolSize: env.DATABASE_POOL_SIZE,
  };
}

function s3Settings(env: z.infer<typeof environmentSchema>): Settings['s3'] {
  if (env.S3_BUCKET === undefined) return null;
  const hasKey = env.S3_ACCESS_KEY_ID !== undefined;
  if (hasKey !== (env.S3_SECRET_ACCESS_KEY !== undefined)) {
    throw new SettingsError('Set both S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY, or neither.');
  }
  return {
    bucket: env.S3_BUCKET,
    endpoint: env.S3_ENDPOINT ?? null,
    region: env.S3_REGION,
    credentials:
      env.S3_ACCESS_KEY_ID !== undefined && env.S3_SECRET_ACCESS_KEY !== undefined
        ? { accessKeyId: env.S3_ACCESS_KEY_ID, secretAccessKey: env.S3_SECRET_ACCESS_KEY }
        : null,
    forcePathStyle: env.S3_FORCE_PATH_STYLE,
  };
}
