import type { Page } from 'playwright-core';
import { type Look, prepareApp, takeSecondStep } from './second-factor.js';

interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly role: string;
}

/** The accounts that the demo's sign-in page shows. */
export async function demoAccount(url: string, role: string): Promise<DemoAccount> {
  const answer = await fetch(new URL('/api/v1/agency', url));
  const { demoAccounts } = (await answer.json()) as { demoAccounts: DemoAccount[] };
  const account = demoAccounts.find((one) => one.role === role);
  if (account === undefined) throw new Error(`The demo has no ${role}`);
  return account;
}

/** Signs in as a person does, with the form and an authenticator app. */
export async function signIn(
  page: Page,
  { username, password }: Pick<DemoAccount, 'username' | 'password'>,
  look?: Look,
): Promise<void> {
  await prepareApp(page, username, password);
  await page.getByRole('button', { name: 'I have read this and agree' }).click();
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await takeSecondStep(page, username, look);
  await page.waitForURL((address) => address.pathname !== '/sign-in');
}

/** Waits until a page shows its content instead of its skeleton. */
export async function untilShown(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page
    .getByRole('status', { name: /^(Loading|Opening|Asking|Counting|Making)/ })
    .first()
    .waitFor({ state: 'detached' });
}

/** How far the page is wider than the window: nobody should have to scroll sideways. */
export function overflowPx(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
}
