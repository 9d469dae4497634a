import { type Browser, expectAccessible, openBrowser, PHONE } from '../support/browser.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { demoAccount, overflowPx, signIn, untilShown } from './console-visitor.js';
import { takeSecondStep } from './second-factor.js';

let server: BuiltServer;
beforeAll(async () => {
  server = await startBuiltServer({ demo: true });
}, 240_000);
afterAll(() => server.stop());

describe('a supervisor at the keyboard', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser(server.url);
  });
  afterAll(() => browser.close());

  it('signs in, watches, answers and signs, and the next clip is there', async () => {
    const { page } = browser;
    const { username, password } = await demoAccount(server.url, 'supervisor');
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'I have read this and agree' }).press('Enter');
    await page.getByLabel('User name').waitFor();
    for (const typed of [username, password]) {
      await page.keyboard.type(typed);
      await page.keyboard.press(typed === password ? 'Enter' : 'Tab');
    }
    await takeSecondStep(page, username);

    await page.getByRole('link', { name: /the first$/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'General review' }).waitFor();
    const opened = page.url();
    await expectAccessible(page);

    await page.keyboard.press('Enter');
    await page.getByText('Not yet').waitFor();
    expect(await page.getByRole('button', { name: 'Sign' }).getAttribute('aria-disabled')).toBe(
      'true',
    );

    for (let speed = 1; speed <= 16; speed = speed === 1 ? 1.5 : speed === 1.5 ? 2 : speed * 2) {
      await page.keyboard.press(']');
    }
    await page.keyboard.press('Space');
    for (const digit of ['1', '1', '2']) await page.keyboard.press(digit);
    await page.getByLabel('What was wrong (needed)').waitFor();
    await page.keyboard.type('The category says arrest, and nobody is arrested.');
    await page.keyboard.press('Enter');
    for (const digit of ['1', '3', '2']) await page.keyboard.press(digit);
    await page.getByText('Everything is watched and answered.').waitFor({ timeout: 60_000 });
    await page.keyboard.press('Enter');

    await page.waitForURL((address) => address.href !== opened);
    await page.getByRole('heading', { name: 'General review' }).waitFor();
    await page.goto(opened);
    await page.getByRole('cell', { name: /nobody is arrested/ }).waitFor();
    await expectAccessible(page);
  });

  it('finds every key in the legend, and can switch single keys off', async () => {
    const { page } = browser;
    await page.goto('/queue');
    await page.getByRole('link', { name: /the first$/ }).click();
    await page.getByRole('heading', { name: 'General review' }).waitFor();
    await page.keyboard.press('?');
    const legend = page.getByRole('dialog', { name: 'Keys' });
    await legend.waitFor();
    await expectAccessible(page);
    await legend.getByRole('switch', { name: 'Single keys work' }).click();
    await page.keyboard.press('Escape');
    await legend.waitFor({ state: 'detached' });
    await page.keyboard.press('1');
    const yes = page.getByRole('button', { name: 'Yes' }).first();
    expect(await yes.getAttribute('aria-pressed')).toBe('false');
  });

  it('turns the lights down, and leaves', async () => {
    const { page } = browser;
    await page.goto('/queue');
    await untilShown(page);
    await page.getByRole('button', { name: /: settings$/ }).click();
    await page.getByRole('menu').waitFor();
    await expectAccessible(page);
    await page.getByRole('menuitem', { name: 'Dark colours' }).click();
    await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: /: settings$/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in');
    await page.goto('/queue');
    await page.waitForURL('**/sign-in?next=*');
  });
});

const ROOMS: readonly (readonly [role: string, pages: readonly string[]])[] = [
  ['supervisor', ['/queue', '/clips', '/coverage', '/draws', '/nowhere', '/people']],
  ['commander', ['/draws', '/report', '/retention']],
  ['auditor', ['/trail']],
  ['records', ['/clips/bring-in', '/expunging']],
  ['administrator', ['/people']],
];

describe.each([
  ['a desk', undefined],
  ['a phone', PHONE],
])('every page on %s', (_where, viewport) => {
  it.each(ROOMS)('is open to everyone: %s', async (role, paths) => {
    const { page, close } = await openBrowser(server.url, viewport);
    try {
      await page.goto('/sign-in');
      await expectAccessible(page);
      await signIn(page, await demoAccount(server.url, role));
      for (const path of paths) {
        await page.goto(path);
        await untilShown(page);
        await expectAccessible(page);
        expect([path, await overflowPx(page)]).toEqual([path, 0]);
        const row = page.locator('[data-row-link]').first();
        if ((await row.count()) === 0) continue;
        await row.click();
        await untilShown(page);
        await expectAccessible(page);
      }
    } finally {
      await close();
    }
  });
});
