import type { Page } from 'playwright-core';
import { type Browser, expectAccessible, openBrowser } from '../support/browser.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { signIn, untilShown } from './console-visitor.js';

const PASSWORD = 'brass bob hangs true';

describe('an empty installation', () => {
  let server: BuiltServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startBuiltServer();
    browser = await openBrowser(server.url);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('is set up through its one link, and never again', async () => {
    const { page } = browser;
    const token = /setup\?token=([\w-]+)/.exec(server.log())?.[1] ?? '';
    await page.goto(`/setup?token=${token}`);
    await page.getByLabel('Agency').fill('Lindenfeld Police');
    await page.getByRole('combobox', { name: 'Time zone' }).fill('America/Chicago');
    await page.getByLabel('Your name').fill('Alex Admin');
    await page.getByLabel('User name').fill('alex');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Open for business' }).click();
    await page.waitForURL('**/sign-in');
    await page.goto(`/setup?token=${token}`);
    await page.getByRole('heading', { name: 'Nothing to set up' }).waitFor();
  });

  it('says what is wrong when a password is', async () => {
    const { page } = browser;
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'I have read this and agree' }).click();
    await page.getByLabel('User name').fill('alex');
    await page.getByLabel('Password', { exact: true }).fill('not this one at all');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const refusal = page.getByRole('alert');
    await refusal.getByText('Reference for support').waitFor();
    await expectAccessible(page);
  });

  it('takes in a person by a link that is shown once', async () => {
    const { page } = browser;
    await page.goto('/sign-in');
    await signIn(page, { username: 'alex', password: PASSWORD });
    await page.goto('/people');
    await untilShown(page);
    await page.getByRole('button', { name: 'Invite a person' }).click();
    const dialog = page.getByRole('dialog', { name: 'Invite a person' });
    await dialog.getByLabel('Name', { exact: true }).fill('Edda Marlow');
    await dialog.getByLabel('User name').fill('edda');
    // The first chief alone comes in without anybody’s approval.
    await dialog.getByLabel('Chief', { exact: true }).check();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Invite' }).click();
    const link = await dialog.locator('code').innerText();
    await dialog.getByRole('button', { name: 'I have it' }).click();
    await enterDates(page, 'Edda Marlow');

    const other = await openBrowser(server.url);
    try {
      await other.page.goto(link);
      await other.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await other.page.getByLabel('The same again').fill(PASSWORD);
      await expectAccessible(other.page);
      await other.page.getByRole('button', { name: 'Set the password' }).click();
      await other.page.waitForURL('**/sign-in');
      await signIn(other.page, { username: 'edda', password: PASSWORD });
      await other.page.getByRole('heading', { level: 1 }).waitFor();
    } finally {
      await other.close();
    }
  });

  /** Nobody comes in who is not screened, trained and bound by an agreement. */
  const enterDates = async (page: Page, name: string) => {
    const { pathname } = new URL(
      (await page.getByRole('link', { name }).getAttribute('href')) ?? '',
      server.url,
    );
    const personId = pathname.split('/').at(-1) ?? '';
    for (const kind of ['screening', 'training', 'agreement']) {
      const answer = await page.request.post(`/api/v1/people/${personId}/personnel/dates`, {
        headers: { Origin: server.url },
        data: { kind, doneOn: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10) },
      });
      expect(answer.status()).toBe(204);
    }
  };

  it('has something to say on every empty page', async () => {
    const { page } = browser;
    for (const path of ['/people', '/trail']) {
      await page.goto(path);
      await untilShown(page);
      await expectAccessible(page);
    }
  });
});
