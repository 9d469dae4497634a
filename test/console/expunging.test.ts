import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expectAccessible, openBrowser, PHONE } from '../support/browser.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { createPerson, setUpAgency, TEST_PASSWORD } from '../support/people.js';
import { overflowPx, signIn, untilShown } from './console-visitor.js';

let server: BuiltServer;
let folder: string;
const browsers: Browser[] = [];

beforeAll(async () => {
  server = await startBuiltServer();
  folder = await mkdtemp(join(tmpdir(), 'plumbline-order-'));
  await writeFile(join(folder, 'order.pdf'), 'It is so ordered.');
  const administrator = await setUpAgency(server);
  await createPerson(administrator, { username: 'rita', roles: [{ role: 'records' }] });
});
afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function pageOf(username: string, viewport?: typeof PHONE) {
  const browser = await openBrowser(server.url, viewport);
  browsers.push(browser);
  await browser.page.goto('/sign-in');
  await signIn(browser.page, { username, password: TEST_PASSWORD });
  return browser.page;
}

describe('A court order', () => {
  it('is entered at one desk, approved on another person’s phone, and carried out', async () => {
    const desk = await pageOf('rita');
    await desk.goto('/expunging');
    await desk.getByText('No court order yet').waitFor();
    await desk.getByRole('button', { name: 'Enter a court order' }).click();
    await desk.keyboard.type('District Court, 27-CR-26-1234');
    await desk.locator('input[type=file]').setInputFiles(join(folder, 'order.pdf'));
    await desk.getByText(/^[0-9a-f]{64}$/).waitFor();
    await desk.getByLabel('Or numbers of entries').fill('2, 3');
    await desk.getByLabel('Only these values').fill('address');
    await expectAccessible(desk);
    await desk.getByRole('button', { name: 'Ask for the expunging' }).click();
    await desk.getByText('another person has to approve it').waitFor();
    await expectAccessible(desk);

    const phone = await pageOf('ada', PHONE);
    await phone.goto(new URL(desk.url()).pathname);
    await untilShown(phone);
    await phone.getByRole('button', { name: 'Approve…' }).click();
    await phone.getByText('gone for good').waitFor();
    await expectAccessible(phone);
    expect(await overflowPx(phone)).toBe(0);
    await phone.getByRole('button', { name: 'Approve for good' }).click();
    await phone.getByText('Done', { exact: true }).first().waitFor({ timeout: 60_000 });
    expect(await phone.getByText('What was taken out').count()).toBe(1);
  });
});
