import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { DESK, expectAccessible, openBrowser, PHONE } from '../support/browser.js';
import { acceptedPerson, setUpAgency, TEST_PASSWORD } from '../support/people.js';
import { overflowPx, signIn, untilShown } from './console-visitor.js';

describe.each([
  ['a desk', DESK],
  ['a phone', PHONE],
])('second factors on %s', (where, viewport) => {
  let server: BuiltServer;
  beforeAll(async () => {
    server = await startBuiltServer();
    const admin = await setUpAgency(server);
    await acceptedPerson(admin, { username: 'fern', roles: [{ role: 'chief' }] });
  });
  afterAll(() => server.stop());

  it('are set up, proved and managed without a barrier', async () => {
    const { page, close } = await openBrowser(server.url, viewport);
    const look = async (name: string) => {
      await expectAccessible(page);
      expect(await overflowPx(page)).toBeLessThanOrEqual(0);
      const folder = process.env['SHOTS'];
      if (folder !== undefined) {
        await page.screenshot({ path: `${folder}/${where}-${name}.png`, fullPage: true });
      }
    };
    try {
      await page.goto('/sign-in');
      await signIn(page, { username: 'fern', password: TEST_PASSWORD }, look);
      await page.goto('/account');
      await untilShown(page);
      await page.getByRole('button', { name: 'Rename Authenticator app' }).click();
      await page.getByLabel('New name of Authenticator app').fill('Work phone');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Rename Work phone' }).waitFor();
      await look('account');
      await page.getByRole('button', { name: 'Add a second factor' }).click();
      await page.getByRole('img', { name: /^QR code/ }).waitFor();
      await look('add');
    } finally {
      await close();
    }
  });
});
