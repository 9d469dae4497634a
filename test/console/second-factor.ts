import type { Page } from 'playwright-core';
import { ApiClient } from '../support/api-client/api-client.js';
import { expecting } from '../support/api-client/http.js';
import { carriesPasskey } from '../support/api-client/second-factor-step.js';
import { eventually } from '../support/eventually.js';
import { codeOf } from '../support/totp.js';

/** The apps that people of the tests carry: their secrets, and the steps whose codes are used. */
interface App {
  readonly secret: string;
  readonly used: Set<number>;
}
/** Called at each screen on the way. */
export type Look = (screen: string) => Promise<void>;

const apps = new Map<string, App>();
const STEP_MS = 30_000;

const keyOf = (page: Page, username: string) => `${new URL(page.url()).origin} ${username}`;

/** Somebody whom the test has signed in by a program gets an app, too, for use with a browser. */
export async function prepareApp(page: Page, username: string, password: string): Promise<void> {
  const { origin } = new URL(page.url());
  if (apps.has(keyOf(page, username)) || !carriesPasskey(origin, username)) return;
  const client = await new ApiClient(origin).signIn(username, password);
  const { secret } = await expecting(201, client.secondFactors.beginTotp());
  const app = { secret, used: new Set<number>() };
  await expecting(201, client.secondFactors.confirmTotp(await nextCode(app), 'Phone'));
  apps.set(keyOf(page, username), app);
}

/** Takes whatever second step the page asks for, as somebody with an authenticator app does. */
export async function takeSecondStep(
  page: Page,
  username: string,
  look: Look = () => Promise.resolve(),
): Promise<void> {
  const enrolment = page.getByRole('heading', { name: 'Set up a second factor' });
  const proof = page.getByRole('heading', { name: 'Prove that it is you' });
  const inside = page.waitForURL((address) => address.pathname !== '/sign-in').then(() => 'inside');
  const asked = await Promise.race([
    enrolment.waitFor().then(() => 'enrolment'),
    proof.waitFor().then(() => 'proof'),
    inside,
  ]);
  if (asked === 'enrolment') await enrolApp(page, username, look);
  if (asked === 'proof') await enterCode(page, username);
}

async function enrolApp(page: Page, username: string, look: Look): Promise<void> {
  const shown = await page.locator('code').first().innerText();
  await look('enrolment');
  const secret = shown.replace(/\s/g, '');
  const app = { secret, used: new Set<number>() };
  apps.set(keyOf(page, username), app);
  await page.getByRole('textbox', { name: 'Code' }).fill(await nextCode(app));
  await page.getByRole('button', { name: 'Confirm the app' }).click();
  await page.getByLabel('I have kept them').check();
  await look('recovery-codes');
  await page.getByRole('button', { name: 'Go on' }).click();
}

async function enterCode(page: Page, username: string): Promise<void> {
  const app = apps.get(keyOf(page, username));
  const code = app === undefined ? await demoCode(page, username) : await nextCode(app);
  await page.getByRole('textbox', { name: 'Code' }).fill(code);
  await page.keyboard.press('Enter');
}

/** What the app of somebody who has signed in on this page shows. */
export function shownCode(page: Page, username: string): Promise<string> {
  const app = apps.get(keyOf(page, username));
  if (app === undefined) throw new Error(`${username} has no app that the test knows`);
  return nextCode(app);
}

/** A code of the window that nobody has used. */
function nextCode({ secret, used }: App): Promise<string> {
  // Who has used all codes that are good now has to wait for the next one, as people do.
  return eventually(() => {
    const step = Math.floor(Date.now() / STEP_MS);
    const ahead = [0, 1, -1].find((by) => !used.has(step + by));
    if (ahead === undefined) throw new Error('All codes that are good now are used');
    used.add(step + ahead);
    return Promise.resolve(codeOf(secret, ahead));
  }, STEP_MS + 5_000);
}

/** What the demo's sign-in page would fill in. */
async function demoCode(page: Page, username: string): Promise<string> {
  const answer = await page.request.get('/api/v1/agency');
  const { demoAccounts } = (await answer.json()) as {
    demoAccounts: { username: string; code: string | null; codeInSeconds: number }[];
  };
  const account = demoAccounts.find((one) => one.username === username);
  if (account?.code == null) throw new Error(`${username} has no app that the test knows`);
  await page.waitForTimeout(account.codeInSeconds * 1000);
  return account.code;
}
