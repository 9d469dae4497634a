import type { Page } from 'playwright-core';
import { SESSION_COOKIE } from '../../src/identity/http/session-cookie.js';
import { createSmallAgency } from '../support/agency.js';
import { ApiClient } from '../support/api-client/api-client.js';
import { expecting } from '../support/api-client/http.js';
import { type Browser, DESK, expectAccessible, openBrowser, PHONE } from '../support/browser.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { chiefOf, setUpAgency, TEST_PASSWORD } from '../support/people.js';
import { enterDates } from '../support/personnel.js';
import { overflowPx, untilShown } from './console-visitor.js';

const DAY_MS = 86_400_000;

describe('accounts on screen', () => {
  let server: BuiltServer;
  let administrator: ApiClient;
  let chief: ApiClient;
  let browser: Browser;
  let personId: string;

  beforeAll(async () => {
    server = await startBuiltServer();
    administrator = await setUpAgency(server);
    await createSmallAgency(administrator);
    chief = await chiefOf(administrator);
    browser = await openBrowser(server.url);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  /** The browser in the session that somebody has opened already. */
  const as = async (client: ApiClient, path: string): Promise<Page> => {
    const { page, context } = browser;
    await context.clearCookies();
    const value = client.http.cookie(SESSION_COOKIE) ?? '';
    const { hostname: domain } = new URL(server.url);
    const safe = { path: '/', secure: true, httpOnly: true, sameSite: 'Strict' as const };
    await context.addCookies([{ name: SESSION_COOKIE, value, domain, ...safe }]);
    await page.goto(path);
    await untilShown(page);
    return page;
  };

  const expectFits = async (page: Page) => {
    for (const size of [DESK, PHONE]) {
      await page.setViewportSize(size);
      expect(await overflowPx(page)).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    }
    await page.setViewportSize(DESK);
  };

  const rolesNow = async () =>
    (await expecting(200, administrator.people.one(personId))).roles.map(
      ({ role, unitId, validUntil }) => ({ role, hasUnit: unitId !== null, validUntil }),
    );

  it('are asked for by keyboard, with units and their ends', async () => {
    const page = await as(administrator, '/people');
    await expectFits(page);
    await page.getByRole('button', { name: 'Invite a person' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Invite a person' });
    await dialog.waitFor();
    await page.locator('input[name=displayName]:focus').waitFor();
    await page.keyboard.type('Nora Newcomer');
    await page.keyboard.press('Tab');
    await page.keyboard.type('nora');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').getByText('Choose at least one role.').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await dialog.getByText('Choose at least one unit for the supervisor.').waitFor();
    const units = dialog.getByRole('group', { name: /^Units/ }).getByRole('checkbox');
    await units.nth(0).press('Space');
    await units.nth(1).press('Space');
    await dialog
      .getByLabel(/^Last day for/)
      .first()
      .focus();
    await page.keyboard.type('12312099');
    await expectFits(page);
    await page.keyboard.press('Enter');
    await dialog.getByText('waits for somebody else’s approval').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Nora Newcomer' }).waitFor();
    const { items } = await expecting(200, administrator.people.list({ text: 'nora' }));
    personId = items[0]?.id ?? '';
    expect(items[0]?.state).toBe('awaiting');
  });

  it('are approved by the chief, who gets the link once', async () => {
    const page = await as(chief, '/approvals');
    await expectFits(page);
    await page.getByRole('button', { name: 'Approve' }).press('Enter');
    await page.locator('[aria-label="Invitation link"]:focus').waitFor();
    await expectFits(page);
    const link = await page.locator('code').innerText();
    await page.getByRole('button', { name: 'I have it' }).press('Enter');
    await page.getByText('Nothing waits').waitFor();
    await expectFits(page);
    const given = await rolesNow();
    expect(given.map(({ role, hasUnit }) => ({ role, hasUnit }))).toEqual([
      { role: 'supervisor', hasUnit: true },
      { role: 'supervisor', hasUnit: true },
    ]);
    expect(new Set(given.map(({ validUntil }) => validUntil))).toEqual(
      new Set([null, '2100-01-01T06:00:00.000Z']),
    );

    const token = new URL(link).searchParams.get('token') ?? '';
    const expiresAt = new Date(Date.now() + 7 * DAY_MS).toISOString();
    await enterDates(administrator, { personId, expiresAt });
    const newcomer = new ApiClient(server.url);
    await expecting(204, newcomer.people.acceptInvitation(token, TEST_PASSWORD));
  });

  it('are renamed and helped on their own page', async () => {
    const page = await as(administrator, `/people/${personId}`);
    await expectFits(page);
    await page.getByRole('button', { name: 'Rename' }).press('Enter');
    await page.locator('input[name=displayName]:focus').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Nora Novak');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Nora Novak' }).waitFor();

    await page.getByRole('button', { name: 'Make a reset link…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'A new password for Nora Novak' });
    await page.locator('textarea[name=reason]:focus').waitFor();
    await page.keyboard.type('Recognized at the counter');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Make a reset link' }).press('Enter');
    await dialog.locator('code').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Sign out everywhere' }).press('Enter');
    await page.getByText('Nora Novak is signed in nowhere.').waitFor();
  });

  it('lose one unit at once and keep the other, with its end', async () => {
    const before = await rolesNow();
    const page = await as(administrator, `/people/${personId}`);
    await page.getByRole('button', { name: 'Change the roles…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Roles of Nora Novak' });
    const units = dialog.getByRole('group', { name: /^Units/ }).getByRole('checkbox', {
      checked: true,
    });
    await units.nth(1).waitFor();
    expect(await units.count()).toBe(2);
    const days = dialog.getByLabel(/^Last day for/);
    const ends = [await days.nth(0).inputValue(), await days.nth(1).inputValue()];
    expect([...ends].sort()).toEqual(['', '2099-12-31']);
    await units.nth(ends.indexOf('')).press('Space');
    await dialog.getByLabel('Who ordered it, and why').focus();
    await page.keyboard.type('Moved, order 12');
    await expectFits(page);
    await dialog.getByRole('button', { name: 'Ask for it' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await rolesNow()).toEqual(before.filter(({ validUntil }) => validUntil !== null));
  });

  it('are disabled by the chief with a reason', async () => {
    const page = await as(chief, `/people/${personId}`);
    expect(await page.getByRole('button', { name: 'Rename' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Disable…' }).press('Enter');
    await page.locator('textarea[name=reason]:focus').waitFor();
    await page.keyboard.type('Left the agency');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Disable the account' }).press('Enter');
    await page.getByText('Left the agency').waitFor();
    await expectFits(page);
    const { state } = await expecting(200, administrator.people.one(personId));
    expect(state).toBe('disabled');
  });

  it('say of every role what it may do', async () => {
    const page = await as(chief, '/roles');
    await page.getByRole('table', { name: 'Rules of the roles' }).waitFor();
    await expectFits(page);
    await page.goto('/account');
    await untilShown(page);
    await page.getByLabel('Present password').waitFor();
    await expectFits(page);
  });
});
