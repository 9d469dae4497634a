import type { Page } from 'playwright-core';
import { Client } from 'pg';
import { SESSION_COOKIE } from '../../src/identity/http/session-cookie.js';
import { type Browser, DESK, expectAccessible, openBrowser, PHONE } from '../support/browser.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { eventually } from '../support/eventually.js';
import { createPerson, setUpAgency, TEST_PASSWORD } from '../support/people.js';
import { overflowPx, signIn, untilShown } from './console-visitor.js';
import { shownCode } from './second-factor.js';

const AUDITOR = { username: 'auditor', password: TEST_PASSWORD };

/** The notice stands before everything else on the way in. */
const atTheDoor = (page: Page) =>
  page.getByRole('button', { name: 'I have read this and agree' }).waitFor({ timeout: 70_000 });

describe('somebody at a screen', () => {
  let server: BuiltServer;
  let browser: Browser;
  let database: Client;

  beforeAll(async () => {
    server = await startBuiltServer();
    const administrator = await setUpAgency(server);
    await createPerson(administrator, { username: 'auditor', roles: [{ role: 'auditor' }] });
    database = new Client({ connectionString: server.databaseUrl });
    await database.connect();
    browser = await openBrowser(server.url);
    await browser.page.goto('/sign-in');
    await signIn(browser.page, AUDITOR);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await database.end();
    await server.stop();
  });

  /** As if the session had begun, been used or been confirmed so much earlier. */
  const age = (column: string, minutes: number) =>
    database.query(`
      BEGIN; ALTER TABLE session DISABLE TRIGGER tr_needs_entry;
      UPDATE session SET ${column} = ${column} - interval '${minutes} minutes';
      ALTER TABLE session ENABLE ALWAYS TRIGGER tr_needs_entry; COMMIT;`);

  const unlock = async (page: Page) => {
    await page.getByLabel('Password', { exact: true }).fill(TEST_PASSWORD);
    await page.getByLabel('Code of your authenticator app').fill(await shownCode(page, 'auditor'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Locked' }).waitFor({ state: 'detached' });
  };

  it('sees where they are signed in, at a desk and on a phone', async () => {
    const { page } = browser;
    for (const size of [PHONE, DESK]) {
      await page.setViewportSize(size);
      await page.goto('/account');
      await untilShown(page);
      await page.getByText('This one').waitFor();
      expect(await page.getByText('Chrome on Linux').count()).toBeGreaterThan(0);
      expect(await overflowPx(page)).toBe(0);
      await expectAccessible(page);
    }
    await page.getByRole('button', { name: 'End all others' }).click();
    await page.getByRole('button', { name: 'End all others' }).waitFor({ state: 'detached' });
    expect(await page.getByText('This one').count()).toBe(1);
  });

  it('B20 confirms who they are in place, and what they wanted goes on', async () => {
    const { page } = browser;
    await age('authenticated_at', 11);
    await page.goto('/trail');
    await page.getByRole('button', { name: 'Take the trail away' }).click();
    await page.getByRole('dialog', { name: 'Confirm that it is you' }).waitFor();
    await expectAccessible(page);
    const dialog = page.getByRole('dialog');
    const code = dialog.getByLabel('Code of your authenticator app');
    await dialog.getByLabel('Password', { exact: true }).fill('not it');
    await code.fill('000000');
    await page.keyboard.press('Enter');
    await page.getByText('This does not prove that it is you.').waitFor();
    await dialog.getByLabel('Password', { exact: true }).fill(TEST_PASSWORD);
    await code.fill(await shownCode(page, 'auditor'));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.keyboard.press('Enter'),
    ]);
    expect(download.suggestedFilename()).toBe('audit-trail.zip');
  });

  it('is warned before an idle session ends, and stays by one key', async () => {
    const { page } = browser;
    await page.goto('/trail');
    await untilShown(page);
    // The screen asks at least once a minute, and finds a minute and a half or less.
    await age('last_seen_at', 28.5);
    const dialog = page.getByRole('dialog', { name: 'Are you still there?' });
    await dialog.waitFor({ timeout: 70_000 });
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe('/trail');
  });

  it('M04 locks the screen: nothing of it is left, and the same page opens again', async () => {
    const { page } = browser;
    await page.goto('/trail?kind=identity.signed-in');
    await untilShown(page);
    await page.getByRole('table').waitFor();
    const address = page.url();
    const tab = await browser.context.newPage();
    await tab.goto('/account');
    await untilShown(tab);
    // From a field that is being typed into, as from anywhere.
    await page.getByRole('combobox').first().focus();
    await page.keyboard.press('Alt+l');
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
    expect(await page.getByRole('navigation').count()).toBe(0);
    await tab.getByRole('heading', { name: 'Locked' }).waitFor();
    expect(await tab.getByText('Chrome on Linux').count()).toBe(0);
    await tab.close();
    await page.getByLabel('Password', { exact: true }).waitFor();
    await eventually(async () => {
      const asked = await page.request.get('/api/v1/audit-trail/entries');
      expect(await asked.json()).toMatchObject({ code: 'identity.locked' });
    });

    // Neither a reload nor another address brings anything back.
    await page.goto('/account');
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    await page.goto(address);
    const password = page.getByLabel('Password', { exact: true });
    await password.waitFor();
    expect(await page.title()).toBe('Locked · Plumbline');
    expect(await page.evaluate('document.activeElement.getAttribute("name")')).toBe(
      'confirm-password',
    );
    for (const size of [PHONE, DESK]) {
      await page.setViewportSize(size);
      expect(await overflowPx(page)).toBe(0);
      await expectAccessible(page);
    }
    await password.fill('not it');
    await page.getByLabel('Code of your authenticator app').fill('000000');
    await page.keyboard.press('Enter');
    await page.getByText('This does not prove that it is you.').waitFor();
    await unlock(page);
    await page.getByRole('table').waitFor();
    expect(page.url()).toBe(address);
  });

  it('locks by the menu, and lets whoever is not the person go out', async () => {
    const { page } = browser;
    await page.getByRole('button', { name: /auditor: settings/ }).click();
    await page.getByRole('menuitem', { name: 'Lock now' }).click();
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await atTheDoor(page);
    await signIn(page, AUDITOR);
  });

  it('M04, M05 finds nothing left of what was shown once the session is over', async () => {
    const { page, context } = browser;
    await page.goto('/trail');
    await untilShown(page);
    await age('last_seen_at', 31);
    await page.getByRole('heading', { name: 'Locked' }).waitFor({ timeout: 70_000 });
    expect(await page.getByRole('table').count()).toBe(0);
    expect(new URL(page.url()).pathname).toBe('/trail');
    await age('created_at', 12 * 60);
    await page.reload();
    await atTheDoor(page);
    expect(page.url()).toContain('next=%2Ftrail');
    expect(await page.getByRole('table').count()).toBe(0);
    await signIn(page, AUDITOR);
    expect(new URL(page.url()).pathname).toBe('/trail');

    await untilShown(page);
    await page.getByRole('button', { name: /auditor: settings/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await atTheDoor(page);
    await page.goBack();
    await atTheDoor(page);
    expect(await page.getByRole('table').count()).toBe(0);
    const kept = await page.evaluate<string>(
      'JSON.stringify([localStorage, sessionStorage, document.cookie])',
    );
    expect(kept).not.toMatch(/eyJ|auditor/i);
    const cookies = await context.cookies();
    expect(cookies.filter(({ name }) => name === SESSION_COOKIE)).toEqual([]);
  });
});
