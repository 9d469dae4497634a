import type { Page } from 'playwright-core';
import type { ApiClient } from '../support/api-client/api-client.js';
import { expecting } from '../support/api-client/http.js';
import { type Browser, expectAccessible, openBrowser, PHONE } from '../support/browser.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { chiefOf, createPerson, setUpAgency } from '../support/people.js';
import { overflowPx, untilShown } from './console-visitor.js';

const SESSION = '__Host-plumbline';
const SHOTS = process.env['SCREENSHOTS'];

let server: BuiltServer;
let administrator: ApiClient;
let chief: ApiClient;
beforeAll(async () => {
  server = await startBuiltServer();
  administrator = await setUpAgency(server);
  const unit = { code: 'central', name: 'Central' };
  const { id: unitId } = await expecting(201, administrator.agency.addUnit(unit));
  await expecting(201, administrator.agency.addUnit({ code: 'north', name: 'North' }));
  const officer = { name: 'Kari Olsen', badgeNumber: '1001', unitId };
  const { id: officerId } = await expecting(201, administrator.agency.addOfficer(officer));
  const roles = [{ role: 'officer' }];
  await createPerson(administrator, {
    username: 'olsen',
    displayName: 'Kari Olsen',
    officerId,
    roles,
  });
  await createPerson(administrator, {
    username: 'rita',
    displayName: 'Rita Ray',
    roles: [{ role: 'records' }],
  });
  chief = await chiefOf(administrator);
}, 120_000);
afterAll(() => server.stop());

/** A browser in which this person has signed in already. */
async function open(client: ApiClient, path: string, viewport?: typeof PHONE): Promise<Browser> {
  const browser = await openBrowser(server.url, viewport);
  const value = client.http.cookie(SESSION) ?? '';
  const cookie = { name: SESSION, value, url: server.url.replace('http:', 'https:') };
  await browser.page.context().addCookies([{ ...cookie, secure: true, sameSite: 'Strict' }]);
  await browser.page.goto(path);
  await untilShown(browser.page);
  return browser;
}

async function shoot(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
}

describe('the roster', () => {
  it('shows what is due, takes a date, adds a unit and moves an officer', async () => {
    const { page, close } = await open(administrator, '/roster');
    try {
      await page.getByRole('heading', { name: 'Needs somebody' }).waitFor();
      await page.getByRole('table', { name: 'Officers' }).waitFor();
      await expectAccessible(page);
      await shoot(page, 'roster');
      await page
        .getByRole('table', { name: 'People with accounts' })
        .getByRole('button', { name: 'Rita Ray' })
        .click();
      const record = page.getByRole('dialog', { name: 'Personnel record' });
      await record.getByRole('button', { name: 'Enter a date' }).click();
      const dialog = page.getByRole('dialog', { name: 'Enter a date of Rita Ray' });
      await dialog.getByLabel('On', { exact: true }).press('y');
      await expectAccessible(page);
      await dialog.getByRole('button', { name: 'Enter' }).click();
      await dialog.waitFor({ state: 'detached' });
      await shoot(page, 'record');
      await page.keyboard.press('Escape');
      await page.getByLabel('Unit of Kari Olsen').selectOption('North');
      await page.getByRole('button', { name: 'Move now' }).click();
      await page.getByRole('button', { name: 'Move now' }).waitFor({ state: 'detached' });
    } finally {
      await close();
    }
  });

  it('compares a file before it applies it', async () => {
    const { page, close } = await open(administrator, '/roster/import');
    try {
      const table = 'badge,name,unit\n1002,Linh Nguyen,north\n1003,Nobody,moon\n';
      await page.locator('input[type=file]').setInputFiles({
        ...{ name: 'roster.csv', mimeType: 'text/csv', buffer: Buffer.from(table) },
      });
      await page.getByRole('button', { name: 'Compare' }).click();
      await page.getByText('New: 1002 Linh Nguyen, north').waitFor();
      await page.getByText('Line 3: There is no unit with the code moon').waitFor();
      await page.getByLabel('1001 Kari Olsen, has an account').waitFor();
      await expectAccessible(page);
      await shoot(page, 'import');
      await page.getByRole('button', { name: 'Apply the difference' }).click();
      await page.getByText('The roster is as the file says.').waitFor();
    } finally {
      await close();
    }
  });

  it.each(['/roster', '/roster/import', '/recertification'])('%s fits a phone', async (path) => {
    const { page, close } = await open(administrator, path, PHONE);
    try {
      expect(await overflowPx(page)).toBeLessThanOrEqual(0);
      await expectAccessible(page);
      await shoot(page, `phone${path.replaceAll('/', '-')}`);
    } finally {
      await close();
    }
  });
});

describe('the review of accounts', () => {
  it('is opened, and decided by the keys alone', async () => {
    const { page, close } = await open(chief, '/recertification');
    try {
      await page.getByRole('button', { name: 'Open a review' }).click();
      await page.getByRole('table', { name: 'Reviews' }).getByRole('link').click();
      const accounts = page.getByRole('table', { name: 'Accounts under review' });
      await accounts.waitFor();
      await expectAccessible(page);
      await page.keyboard.press('1');
      await accounts.getByText('Stays').waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('2');
      const dialog = page.getByRole('dialog', { name: /^Change the roles of/ });
      await dialog.waitFor();
      await expectAccessible(page);
      await page.keyboard.type('Moves to the front desk');
      await page.keyboard.press('Enter');
      await accounts.getByText('Roles change: Moves to the front desk').waitFor();
      await shoot(page, 'recertification');
    } finally {
      await close();
    }
  });
});
