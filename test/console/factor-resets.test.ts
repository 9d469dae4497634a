import type { Page } from 'playwright-core';
import { SESSION_COOKIE } from '../../src/identity/http/session-cookie.js';
import { ApiClient } from '../support/api-client/api-client.js';
import { expecting } from '../support/api-client/http.js';
import { type Browser, DESK, expectAccessible, openBrowser, PHONE } from '../support/browser.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { chiefOf, createPerson, setUpAgency, TEST_PASSWORD } from '../support/people.js';
import { overflowPx, untilShown } from './console-visitor.js';

describe('resets of second factors on screen', () => {
  let server: BuiltServer;
  let administrator: ApiClient;
  let chief: ApiClient;
  let browser: Browser;
  let personId: string;

  beforeAll(async () => {
    server = await startBuiltServer();
    administrator = await setUpAgency(server);
    chief = await chiefOf(administrator);
    const roles = [{ role: 'records' }];
    const rita = await createPerson(administrator, { username: 'rita', roles });
    personId = (await expecting(200, rita.sessions.current())).person.id;
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

  it('are prepared by one person with a reason', async () => {
    const page = await as(administrator, `/people/${personId}`);
    await page.getByRole('button', { name: 'Reset second factors…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: /^Reset the second factors of/ });
    await dialog.getByLabel('Reason').fill('Her phone fell into the river');
    await expectFits(page);
    await dialog.getByRole('button', { name: 'Prepare the reset' }).press('Enter');
    await page.getByText('Reset prepared').waitFor();
    const progress = await new ApiClient(server.url).signingIn.begin('rita', TEST_PASSWORD);
    expect(progress.body.remaining).toContain('second-factor');
  });

  it('are not for whoever prepared them to approve, and are approved by another', async () => {
    const page = await as(administrator, '/approvals');
    await page.getByText('Take it back').waitFor();
    expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    await as(chief, '/approvals');
    await page.getByText('Her phone fell into the river').waitFor();
    await expectFits(page);
    await page.getByRole('button', { name: 'Approve' }).press('Enter');
    await page.getByText('No reset waits').waitFor();
    await expectFits(page);
    const progress = await new ApiClient(server.url).signingIn.begin('rita', TEST_PASSWORD);
    expect(progress.body.remaining).toContain('enrolment');
  });
});
