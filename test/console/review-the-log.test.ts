import type { Page } from 'playwright-core';
import { type Browser, expectAccessible, openBrowser, PHONE } from '../support/browser.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { eventually } from '../support/eventually.js';
import { demoAccount, overflowPx, signIn, untilShown } from './console-visitor.js';

let server: BuiltServer;
beforeAll(async () => {
  server = await startBuiltServer({ demo: true });
}, 300_000);
afterAll(() => server.stop());

async function open(role: string, viewport?: typeof PHONE): Promise<Browser> {
  const browser = await openBrowser(server.url, viewport);
  await browser.page.goto('/sign-in');
  await signIn(browser.page, await demoAccount(server.url, role));
  return browser;
}

/** More than there are rules, so that a mark that does not stick ends the test. */
const FINDINGS = 20;

const chosen = (page: Page) => page.locator('[aria-current="step"]');

describe('a commander at the keyboard', () => {
  it('finds the week that is due, marks each finding, signs, and follows up', async () => {
    const { page, close } = await open('commander');
    try {
      await page.getByRole('link', { name: 'Trail' }).first().click();
      await page.getByRole('link', { name: 'Log review' }).first().click();
      await page
        .getByRole('row', { name: /due in/ })
        .getByRole('link')
        .click();
      await page.getByRole('heading', { name: 'Failed sign-ins' }).waitFor();
      await page.getByRole('cell', { name: '198.51.100.23' }).waitFor();
      await expectAccessible(page);

      await page.keyboard.press('s');
      const early = page.getByRole('dialog', { name: /^Sign the review/ });
      await early.getByText('no mark yet').waitFor();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await early.waitFor({ state: 'detached' });

      await page.keyboard.press('3');
      await page.getByLabel('What is to be done (needed)').waitFor();
      await page.keyboard.type('Block the address at the firewall.');
      await page.keyboard.press('Enter');
      const left = page.getByText(/without a mark|Everything is marked/);
      for (let turn = 0; turn < FINDINGS; turn += 1) {
        if ((await left.innerText()).startsWith('Everything')) break;
        const before = await chosen(page).innerText();
        await page.keyboard.press('1');
        await eventually(async () => expect(await chosen(page).innerText()).not.toBe(before));
      }
      await page.getByText('Everything is marked.').waitFor();
      await expectAccessible(page);

      await page.keyboard.press('s');
      const dialog = page.getByRole('dialog', { name: /^Sign the review/ });
      await dialog.getByText('needs action').waitFor();
      await expectAccessible(page);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Signed' }).waitFor();
      await page.getByRole('button', { name: /^Failed sign-ins/ }).click();
      await page.getByText('Block the address at the firewall.').waitFor();

      await page.getByLabel('What became of it').fill('Blocked on Tuesday.');
      await page.getByRole('button', { name: 'Add the follow-up' }).click();
      await page.getByRole('listitem').getByText('Blocked on Tuesday.').waitFor();
      await expectAccessible(page);
    } finally {
      await close();
    }
  });
});

describe.each([
  ['a desk', undefined],
  ['a phone', PHONE],
])('the weekly review on %s', (_where, viewport) => {
  it('can be read by everybody who may, in each of its states', async () => {
    const { page, close } = await open('administrator', viewport);
    try {
      await page.goto('/log-reviews');
      await untilShown(page);
      await expectAccessible(page);
      expect(await overflowPx(page)).toBe(0);
      await page.getByRole('button', { name: 'Usual hours' }).click();
      await page.getByRole('dialog').getByLabel('From').waitFor();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      const rows = page.locator('[data-row-link]');
      const weeks = await Promise.all([0, 1, 2].map((row) => rows.nth(row).getAttribute('href')));
      for (const path of [...weeks, '/log-reviews/2001-W01']) {
        await page.goto(path ?? '');
        await untilShown(page);
        await expectAccessible(page);
        expect([path, await overflowPx(page)]).toEqual([path, 0]);
      }
      await page.getByText('There is no review of this week.').waitFor();
    } finally {
      await close();
    }
  });

  it('is closed to a supervisor, who is told where to go', async () => {
    const { page, close } = await open('supervisor', viewport);
    try {
      await page.goto('/log-reviews');
      await page.getByText('Your role does not open this page').waitFor();
    } finally {
      await close();
    }
  });
});
