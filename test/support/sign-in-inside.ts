import type { INestApplicationContext } from '@nestjs/common';
import { type Settings, SETTINGS } from '../../src/platform/config/settings.js';
import { EnrolmentStep } from '../../src/sign-in/commands/enrolment-step.js';
import { Notice } from '../../src/sign-in/commands/notice.js';
import { SecondFactorStep } from '../../src/sign-in/commands/second-factor-step.js';
import { SignInCommand } from '../../src/sign-in/commands/sign-in.command.js';
import { type CreationOptions, type RequestOptions, SoftPasskey } from './soft-passkey.js';

export const VISITOR_INSIDE = { address: '192.0.2.7', userAgent: 'test', requestId: 'request-1' };

/** The passkeys of people who sign in without HTTP, by application and user name. */
const carried = new WeakMap<INestApplicationContext, Map<string, SoftPasskey>>();

/**
 * Takes somebody all the way in, by the commands alone.
 * @returns the identifier of the session
 */
export async function signInInside(
  context: INestApplicationContext,
  username: string,
  password: string,
): Promise<string> {
  const { digest: notice } = context.get(Notice);
  const typed = { username, password, notice, bearer: false };
  const begun = await context.get(SignInCommand).execute(VISITOR_INSIDE, typed);
  const passkeys = carried.get(context) ?? new Map<string, SoftPasskey>();
  carried.set(context, passkeys);
  const key = username.toLowerCase();
  const known = passkeys.get(key);
  if (begun.remaining.includes('enrolment')) {
    const passkey = new SoftPasskey(context.get<Settings>(SETTINGS).http.publicUrl);
    passkeys.set(key, passkey);
    const step = context.get(EnrolmentStep);
    const options = (await step.beginPasskey(begun.token)) as CreationOptions;
    const input = { response: passkey.create(options), name: 'Passkey' };
    return sessionOf(await step.confirmPasskey(VISITOR_INSIDE, begun.token, input));
  }
  if (known === undefined) return sessionOf(begun);
  const step = context.get(SecondFactorStep);
  const options = (await step.passkeyOptions(begun.token)) as RequestOptions;
  return sessionOf(await step.passkey(VISITOR_INSIDE, begun.token, known.get(options)));
}

function sessionOf({ sessionId }: { readonly sessionId: string | null }): string {
  if (sessionId === null) throw new Error('Something else is asked of this person');
  return sessionId;
}
