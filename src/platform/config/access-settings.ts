import { z } from 'zod';
import { type AllowedHost, parseAllowedHosts } from '../outgoing/allowed-hosts.js';

const wholeNumber = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

const allowedHosts = z.string().transform((text, context) => {
  try {
    return parseAllowedHosts(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});

/**
 * How people and machines come in. Each value is by default what the FBI's CJIS Security Policy
 * asks for, and cannot be set to less than it asks for.
 */
export const accessVariables = {
  SESSION_IDLE_MINUTES: wholeNumber(1, 30)
    .default(30)
    .describe('Minutes without activity after which a session ends (CJIS AC-11: at most 30)'),
  SESSION_MAXIMUM_HOURS: wholeNumber(1, 12)
    .default(12)
    .describe('Hours after which a session ends in any case (CJIS IA-5: at most 12)'),
  SESSION_RECENT_MINUTES: wholeNumber(1, 30)
    .default(10)
    .describe('Minutes for which a sign-in is recent enough for weighty acts (CJIS IA-11)'),
  SESSION_BOUND_TO: z
    .enum(['nothing', 'browser', 'browser-and-address'])
    .default('nothing')
    .describe('What a session ends without; use from elsewhere is entered in the trail anyway'),
  PASSWORD_MINIMUM_LENGTH: wholeNumber(8, 64)
    .default(12)
    .describe('Characters that a new password must have (CJIS IA-5: at least 8)'),
  PASSWORD_MAXIMUM_AGE_DAYS: wholeNumber(1, 365)
    .default(365)
    .describe('Days after which a password must be changed (CJIS IA-5: at most 365)'),
  SIGN_IN_ATTEMPTS: wholeNumber(1, 5)
    .default(5)
    .describe('Failed attempts to sign in that lock an account (CJIS AC-7: at most 5)'),
  SIGN_IN_WINDOW_MINUTES: wholeNumber(15, 24 * 60)
    .default(15)
    .describe('Minutes within which failed attempts are counted (CJIS AC-7: at least 15)'),
  API_CLIENT_RATE_PER_MINUTE: wholeNumber(1, 100_000)
    .default(600)
    .describe('Requests that a machine may send in a minute, unless its credential says otherwise'),
  API_CLIENT_VALID_DAYS: wholeNumber(1, 366)
    .default(366)
    .describe('Days after which the credential of a machine ends at the latest (CJIS IA-5)'),
  AUTHORIZATION_MAXIMUM_DAYS: wholeNumber(1, 366)
    .default(365)
    .describe('Days for which a written authorization to access footage holds at most'),
  SIGN_IN_ADDRESS_FAILURES: wholeNumber(5, 100_000)
    .default(30)
    .describe('Failed attempts within that time after which a network address is turned away'),
  SIGN_IN_NOTICE_FILE: z
    .string()
    .optional()
    .describe('Text file with the notice before signing in; must make the four statements of AC-8'),
  SINGLE_SIGN_ON_HOSTS: allowedHosts
    .optional()
    .describe('Hosts of identity providers that may be asked; `host=10.20.0.0/16` for one inside'),
  AUDITOR_MAXIMUM_DAYS: wholeNumber(1, 366)
    .default(90)
    .describe('Days after which an auditor’s role ends unless it is given again'),
  TEMPORARY_ACCOUNT_HOURS: wholeNumber(1, 72)
    .default(72)
    .describe('Hours after which a temporary account ends (CJIS AC-2(2): at most 72)'),
};

export interface AccessSettings {
  readonly sessions: {
    idleMinutes: number;
    maximumHours: number;
    recentMinutes: number;
    boundTo: 'nothing' | 'browser' | 'browser-and-address';
  };
  readonly passwords: { minimumLength: number; maximumAgeDays: number };
  readonly authorizations: { maximumDays: number };
  readonly singleSignOn: { hosts: readonly AllowedHost[] };
  readonly apiClients: { requestsPerMinute: number; validDays: number };
  readonly signIn: {
    attempts: number;
    windowMinutes: number;
    failuresPerAddress: number;
    noticeFile: string | null;
  };
  readonly accounts: { auditorMaximumDays: number; temporaryHours: number };
}

type AccessVariables = z.output<z.ZodObject<typeof accessVariables>>;

export function accessSettings(env: AccessVariables): AccessSettings {
  return {
    sessions: {
      idleMinutes: env.SESSION_IDLE_MINUTES,
      maximumHours: env.SESSION_MAXIMUM_HOURS,
      recentMinutes: env.SESSION_RECENT_MINUTES,
      boundTo: env.SESSION_BOUND_TO,
    },
    passwords: {
      minimumLength: env.PASSWORD_MINIMUM_LENGTH,
      maximumAgeDays: env.PASSWORD_MAXIMUM_AGE_DAYS,
    },
    authorizations: { maximumDays: env.AUTHORIZATION_MAXIMUM_DAYS },
    signIn: {
      attempts: env.SIGN_IN_ATTEMPTS,
      windowMinutes: env.SIGN_IN_WINDOW_MINUTES,
      failuresPerAddress: env.SIGN_IN_ADDRESS_FAILURES,
      noticeFile: env.SIGN_IN_NOTICE_FILE ?? null,
    },
    singleSignOn: { hosts: env.SINGLE_SIGN_ON_HOSTS ?? [] },
    apiClients: {
      requestsPerMinute: env.API_CLIENT_RATE_PER_MINUTE,
      validDays: env.API_CLIENT_VALID_DAYS,
    },
    accounts: {
      auditorMaximumDays: env.AUDITOR_MAXIMUM_DAYS,
      temporaryHours: env.TEMPORARY_ACCOUNT_HOURS,
    },
  };
}
