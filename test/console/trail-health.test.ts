import { type Browser, expectAccessible, openBrowser, PHONE } from '../support/browser.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { demoAccount, overflowPx, signIn, untilShown } from './console-visitor.js';

let server: BuiltServer;
beforeAll(async () => {
  server = await startBuiltServer({ demo: true });
}, 240_000);
afterAll(() => server.stop());

describe.each([
  ['a desk', undefined],
  ['a phone', PHONE],
])('the health of the trail on %s', (_where, viewport) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser(server.url, viewport);
    await browser.page.goto('/sign-in');
    await signIn(browser.page, await demoAccount(server.url, 'auditor'));
  });
  afterAll(() => browser.close());

  it('says part by part what holds, and verifies everything at a press', async () => {
    const { page } = browser;
    await page.goto('/trail/health');
    await untilShown(page);
    await page.getByText('Nobody is told of alerts').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Verify everything now' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/entries verified, nothing found/).waitFor({ timeout: 60_000 });
    await expectAccessible(page);
    expect(await overflowPx(page)).toBe(0);
  });

  it('lets the trail be searched by name and by kind, from the keyboard', async () => {
    const { page } = browser;
    await page.goto('/trail');
    await untilShown(page);
    await page.getByLabel('Who').fill('ave');
    const people = page.getByRole('listbox', { name: 'People and services' });
    await people.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/actor=person/);
    await page.getByLabel('What was done').selectOption('audit-trail.*');
    await page.waitForURL(/kind=audit-trail/);
    await untilShown(page);
    await page.getByRole('table', { name: 'Entries' }).waitFor();
    await expectAccessible(page);
    expect(await overflowPx(page)).toBe(0);
  });
});
