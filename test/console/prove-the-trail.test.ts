import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { type Browser, expectAccessible, openBrowser, PHONE } from '../support/browser.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { createPerson, setUpAgency, TEST_PASSWORD } from '../support/people.js';
import { overflowPx, signIn, untilShown } from './console-visitor.js';

let server: BuiltServer;
let browser: Browser;
/** A checkpoint as the auditor kept it. */
let kept: string;

beforeAll(async () => {
  server = await startBuiltServer();
  const administrator = await setUpAgency(server);
  await createPerson(administrator, { username: 'auditor', roles: [{ role: 'auditor' }] });
  browser = await openBrowser(server.url);
  await browser.page.goto('/sign-in');
  await signIn(browser.page, { username: 'auditor', password: TEST_PASSWORD });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await server.stop();
});

describe('an auditor who doubts', () => {
  it('opens an entry by the keyboard, and takes its proof away', async () => {
    const { page } = browser;
    await page.goto('/trail');
    await page.locator('[data-row-link]').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'As it is stored' }).waitFor();
    await expectAccessible(page);
    const save = page.getByRole('button', { name: 'Save the proof' });
    const [download] = await Promise.all([page.waitForEvent('download'), save.press('Enter')]);
    expect(download.suggestedFilename()).toMatch(/^entry-\d+\.tlog-proof$/);
    const proof = await readFile(await download.path(), 'utf8');
    expect(proof.startsWith('c2sp.org/tlog-proof@v1\n')).toBe(true);
    kept = proof.slice(proof.indexOf('\n\n') + 2);
    await page.keyboard.press('Escape');
  });

  it('takes the entries of a filter away, and reads how far it is', async () => {
    const { page } = browser;
    await page.goto('/trail?kind=identity.signed-in');
    const take = page.getByRole('button', { name: 'Take these entries away as evidence' });
    const [download] = await Promise.all([page.waitForEvent('download'), take.press('Enter')]);
    expect(download.suggestedFilename()).toBe('evidence.zip');
    await page.getByText(/^Taken away, /).waitFor();
  });

  it('compares two checkpoints, and is told in a sentence', async () => {
    const { page } = browser;
    await page.goto('/trail/checkpoints');
    await page
      .getByRole('radio', { name: /^Older/ })
      .last()
      .press('Space');
    await page
      .getByRole('radio', { name: /^Newer/ })
      .first()
      .press('Space');
    await page.getByRole('button', { name: 'Compare the two' }).press('Enter');
    await page.getByText(/is a beginning of the log of/).waitFor();
    await expectAccessible(page);
  });

  it('holds a kept checkpoint against the log, on a phone too', async () => {
    const { page } = browser;
    await page.setViewportSize(PHONE);
    await page.goto('/trail/checkpoints');
    await untilShown(page);
    await page.getByLabel('What you kept').fill(kept);
    await page.getByRole('button', { name: 'Hold it against the log' }).press('Enter');
    await page.getByText(/^What you kept is a beginning/).waitFor();
    expect(await overflowPx(page)).toBeLessThanOrEqual(0);
    await expectAccessible(page);
  });

  it('is alarmed by a log that was rewritten since', async () => {
    const { page } = browser;
    await rewriteFirstLeaf();
    await page.getByRole('button', { name: 'Hold it against the log' }).press('Enter');
    const alarm = page.getByRole('alert');
    await alarm.getByText('The log was rewritten after this checkpoint was signed.').waitFor();
    await expectAccessible(page);
  });
});

/** What a superuser could do. */
async function rewriteFirstLeaf(): Promise<void> {
  const client = new Client({ connectionString: server.databaseUrl });
  await client.connect();
  try {
    await client.query('ALTER TABLE audit.leaf DISABLE TRIGGER USER');
    await client.query('UPDATE audit.leaf SET hash = sha256(hash) WHERE idx = 0');
  } finally {
    await client.end();
  }
}
