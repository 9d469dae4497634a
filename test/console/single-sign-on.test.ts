import { type Browser, DESK, expectAccessible, openBrowser, PHONE } from '../support/browser.js';
import { type SingleSignOnWorld, startSingleSignOnWorld } from '../support/single-sign-on-world.js';

describe('Single sign-on in the console', () => {
  let world: SingleSignOnWorld;
  beforeAll(async () => {
    world = await startSingleSignOnWorld();
  });
  afterAll(() => world.stop());
  beforeEach(() => world.reset());

  const open = (viewport = DESK): Promise<Browser> =>
    openBrowser(world.server.url, viewport, { ignoreHTTPSErrors: true });

  it('leads from the sign-in page to the provider, back, past the notice and inside', async () => {
    const { page, close } = await open();
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'I have read this and agree' }).click();
    await page
      .getByRole('button', { name: 'Sign in with Provider first' })
      .waitFor({ timeout: 15_000 });
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Sign in with Provider first' }).click();
    const agree = page.getByRole('button', { name: 'I have read this and agree' });
    await agree.waitFor();
    expect(new URL(page.url()).search).toBe('');
    await expectAccessible(page);
    await agree.click();
    await page.waitForURL((url) => !url.pathname.startsWith('/single-sign-on'));
    const answer = await page.request.get('/api/v1/sessions/current');
    expect(answer.status()).toBe(200);
    await close();
  });

  it('tells somebody who is linked to nobody what to do, with a number', async () => {
    world.first.login = { subject: 'a stranger', amr: ['mfa'] };
    const { page, close } = await open(PHONE);
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'I have read this and agree' }).click();
    await page.getByRole('button', { name: 'Sign in with Provider first' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByText(/Your number is \d{8}/).count()).toBe(1);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Back to the sign-in page' }).click();
    await page.waitForURL('**/sign-in');
    await close();
  });
});
