import type { Page } from 'playwright-core';
import { type Browser, expectAccessible, openBrowser, PHONE } from '../support/browser.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { machineWith } from '../support/machines.js';
import { setUpAgency, TEST_PASSWORD } from '../support/people.js';
import { overflowPx, signIn, untilShown } from './console-visitor.js';

const SHOTS = process.env.SHOTS;

let server: BuiltServer;
const browsers: Browser[] = [];

beforeAll(async () => {
  server = await startBuiltServer();
  await setUpAgency(server);
});
afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await server.stop();
});

async function administratorAt(viewport?: typeof PHONE): Promise<Page> {
  const browser = await openBrowser(server.url, viewport);
  browsers.push(browser);
  await browser.page.goto('/sign-in');
  await signIn(browser.page, { username: 'ada', password: TEST_PASSWORD });
  await browser.page.goto('/api-clients');
  await untilShown(browser.page);
  return browser.page;
}

const statusWith = async (credential: string) =>
  (await machineWith(server.url, credential).sessions.current()).status;

const shoot = async (page: Page, name: string) => {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png` });
};

describe('API clients on screen', () => {
  it('are made by keyboard, shown once, rotated with an overlap, and revoked', async () => {
    const page = await administratorAt();
    await page.getByText('No machine comes in yet').waitFor();
    await expectAccessible(page);
    await shoot(page, 'empty');
    await page.getByRole('button', { name: 'Make an API client' }).press('Enter');
    const name = page.getByLabel('Name');
    await name.waitFor();
    await page.keyboard.type('Dock, North precinct');
    await expectAccessible(page);
    await shoot(page, 'make');
    await page.keyboard.press('Enter');
    const shown = page.locator('code[title^=plb_]');
    await shown.waitFor();
    const credential = (await shown.textContent()) ?? '';
    expect(await statusWith(credential)).toBe(403);
    await expectAccessible(page);
    await shoot(page, 'shown');
    // Nothing but saying that one has it leads on.
    await page.keyboard.press('Escape');
    await shown.waitFor();
    expect(await page.getByRole('button', { name: 'Done' }).isDisabled()).toBe(true);
    await page.getByLabel('I have kept it').press('Space');
    await page.getByRole('button', { name: 'Done' }).press('Enter');
    await page.getByRole('cell', { name: 'Bring footage in' }).waitFor();
    expect(await page.content()).not.toContain(credential);

    await page.getByRole('button', { name: 'Rotate Dock, North precinct' }).press('Enter');
    await page.getByRole('button', { name: 'Make a new secret' }).press('Enter');
    await page.getByText('The earlier one ends by itself').waitFor();
    await expectAccessible(page);
    expect(await statusWith(credential)).toBe(403);
    await page.getByLabel('I have kept it').check();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('Earlier secret ends in 23 h').waitFor();
    await shoot(page, 'list');
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Revoke Dock, North precinct' }).click();
    await page.getByLabel('Why').fill('The dock was stolen');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Revoke for good' }).click();
    await page.getByText('The dock was stolen').waitFor();
    expect(await statusWith(credential)).toBe(401);
  });

  it('fit a phone, and say what is wrong with a key', async () => {
    const page = await administratorAt(PHONE);
    await page.getByRole('button', { name: 'Make an API client' }).click();
    await page.getByLabel('Name').fill('Gateway');
    await page.getByLabel('What it is').selectOption('sensor-gateway');
    await page.getByLabel('Comes from').fill('10.1.0.0/16\n192.0.2.7');
    await shoot(page, 'phone-make');
    await page.getByRole('button', { name: 'Make the credential' }).click();
    await page.getByLabel('I have kept it').check();
    await shoot(page, 'phone-shown');
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('10.1.0.0/16, 192.0.2.7/32').waitFor();
    expect(await overflowPx(page)).toBe(0);
    await expectAccessible(page);
    await shoot(page, 'phone-list');
    await page.getByRole('button', { name: 'Keys Gateway' }).click();
    await page.getByLabel('Public key').fill('not a key');
    await page.getByRole('button', { name: 'Register the key' }).click();
    await page.getByText('This is no public key.').waitFor();
    await expectAccessible(page);
    await shoot(page, 'phone-keys');
    expect(await overflowPx(page)).toBe(0);
  });
});
