import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { SESSION_COOKIE } from '../../src/identity/http/session-cookie.js';
import { createSmallAgency, type SmallAgency } from '../support/agency.js';
import type { ApiClient } from '../support/api-client/api-client.js';
import { expecting } from '../support/api-client/http.js';
import { type Browser, DESK, expectAccessible, openBrowser, PHONE } from '../support/browser.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { createPerson, setUpAgency } from '../support/people.js';
import { makeSyntheticMedia } from '../support/synthetic-media.js';
import { untilSettled, uploadClip } from '../support/upload-clip.js';
import { overflowPx, untilShown } from './console-visitor.js';

describe('authorizing in the console', () => {
  let server: BuiltServer;
  let agency: SmallAgency;
  let newcomer: ApiClient;
  let browser: Browser;
  let folder: string;
  let clipId: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'authorizing-'));
    server = await startBuiltServer();
    const administrator = await setUpAgency(server);
    agency = await createSmallAgency(administrator);
    newcomer = await createPerson(administrator, {
      username: 'new-records',
      displayName: 'Nora Newcomer',
      roles: [{ role: 'records' }],
    });
    clipId = await uploadClip(
      agency.records,
      await makeSyntheticMedia(folder, { name: 'clip.mp4', seconds: 4 }),
    );
    await untilSettled(agency.records, clipId);
    browser = await openBrowser(server.url);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
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

  it('C09: whom nobody authorized is told what is missing, and whom to ask', async () => {
    const page = await as(newcomer, `/clips/${clipId}`);
    await page.getByText('no written authorization of yours covers it').waitFor();
    expect(await page.getByRole('button', { name: 'Open the clip' }).count()).toBe(0);
    await expectFits(page);
    await page.getByRole('link', { name: 'See what you are authorized for' }).click();
    await page.getByText('Nothing has been given to you in writing').waitFor();
    await expectFits(page);
  });

  it('the chief sees who waits, and authorizes them', async () => {
    const page = await as(agency.chief, '/authorizations');
    await page.getByRole('button', { name: 'Authorize Nora Newcomer' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Clips', { exact: true }).selectOption('all');
    await dialog.getByLabel('Legitimate, specified law').fill('Answering data requests');
    await dialog.getByLabel('Number or place').fill('Order 2026-17');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Authorize' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Nora Newcomer' }).waitFor();
    expect(await page.getByRole('button', { name: 'Authorize Nora Newcomer' }).count()).toBe(0);
    await expectFits(page);
    const { items } = await expecting(200, newcomer.authorizations.list());
    expect(items).toMatchObject([{ kind: 'viewing', standing: 'valid' }]);
  });

  it('shows it as a paper to be signed', async () => {
    const page = await as(agency.chief, '/authorizations');
    await page.getByRole('link', { name: 'Nora Newcomer' }).click();
    await page.getByRole('region', { name: 'The written authorization' }).waitFor();
    await page.getByText('Order 2026-17').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Print to be signed' }).isVisible()).toBe(false);
    expect(await page.getByText('Answering data requests').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    await expectFits(page);
  });

  it('by it the clip opens, by keyboard alone, and the purpose is remembered', async () => {
    const page = await as(newcomer, `/clips/${clipId}`);
    await page.getByRole('radio', { name: 'Investigation' }).focus();
    await page.keyboard.press('3');
    expect(await page.getByRole('radio', { name: 'Data request' }).isChecked()).toBe(true);
    await page.getByLabel('Number of the case').focus();
    await page.keyboard.type('DR-2026-31');
    await expectFits(page);
    await page.keyboard.press('Enter');
    await page.locator('video').waitFor({ state: 'attached' });
    await page.reload();
    await untilShown(page);
    expect(await page.getByRole('radio', { name: 'Data request' }).isChecked()).toBe(true);
    expect(await page.getByLabel('Number of the case').inputValue()).toBe('DR-2026-31');
  });

  it('the access report tells of it', async () => {
    const page = await as(agency.chief, '/access-report');
    await page.getByText('Data request: DR-2026-31').waitFor();
    await expectFits(page);
  });

  it('C10: a clip that is restricted is gone for whoever restricted it without a clearance', async () => {
    const page = await as(newcomer, `/clips/${clipId}`);
    await page.getByLabel('Reason').last().fill('A child is in it');
    await page.getByRole('button', { name: 'Decide' }).last().click();
    await page.getByRole('heading', { level: 1, name: 'Nothing here' }).waitFor();
    expect((await newcomer.clips.read(clipId)).status).toBe(404);
  });

  it('the chief revokes, and it is over at once', async () => {
    const page = await as(agency.chief, '/authorizations');
    await page.getByRole('link', { name: 'Nora Newcomer' }).click();
    await page.getByRole('button', { name: 'Revoke' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('Moved to another post');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('Moved to another post').waitFor();
    const { items } = await expecting(200, newcomer.authorizations.list());
    expect(items).toMatchObject([{ standing: 'revoked' }]);
  });
});
