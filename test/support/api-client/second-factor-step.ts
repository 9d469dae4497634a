import { SoftPasskey } from '../soft-passkey.js';
import type { Answer } from './http.js';
import { expecting, type Http } from './http.js';
import type { SignInClient, SignInProgress } from './sign-in.js';

interface Visitor {
  readonly http: Http;
  readonly signingIn: SignInClient;
}

/** The passkeys that people of the tests carry, by server and user name: browsers share them. */
const carried = new Map<string, SoftPasskey>();

/** Takes the second step as its person does: enrols a passkey the first time, and uses it after. */
export async function proveSecondFactor(
  { http, signingIn }: Visitor,
  username: string,
  { remaining, factors }: SignInProgress,
): Promise<void> {
  const { origin } = new URL(http.baseUrl);
  const key = `${origin} ${username.toLowerCase()}`;
  if (remaining.includes('enrolment')) {
    const passkey = new SoftPasskey(origin);
    const { options } = await expecting(200, signingIn.beginPasskey());
    await expecting(200, signingIn.confirmPasskey(passkey.create(options)));
    carried.set(key, passkey);
  } else if (remaining.includes('second-factor')) {
    const passkey = carried.get(key);
    if (passkey !== undefined && factors.includes('passkey')) {
      const { options } = await expecting(200, signingIn.passkeyOptions());
      await expecting(200, signingIn.passkey(passkey.get(options)));
    } else {
      await expecting(200, signingIn.totp(await demoCode(http, username)));
    }
  }
}

/** The passkey of somebody who has come in by a program. */
export function passkeyOf(baseUrl: string, username: string): SoftPasskey {
  const passkey = carried.get(`${new URL(baseUrl).origin} ${username.toLowerCase()}`);
  if (passkey === undefined) throw new Error(`${username} carries no passkey`);
  return passkey;
}

/** Whether somebody has come in by a program, and so has a passkey that no browser knows. */
export function carriesPasskey(baseUrl: string, username: string): boolean {
  return carried.has(`${new URL(baseUrl).origin} ${username.toLowerCase()}`);
}

interface DemoAccounts {
  readonly demoAccounts: readonly { username: string; code?: string | null }[] | null;
}

/** The accounts of the demo have an app, whose code the sign-in page shows. */
async function demoCode(http: Http, username: string): Promise<string> {
  const { body }: Answer<DemoAccounts> = await http.get('/api/v1/agency');
  const code = body.demoAccounts?.find((account) => account.username === username)?.code;
  if (code == null) throw new Error(`${username} carries no passkey, and the demo has no code`);
  return code;
}
