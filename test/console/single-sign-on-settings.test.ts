import type { Page } from 'playwright-core';
import type { ApiClient } from '../support/api-client/api-client.js';
import { type Browser, DESK, expectAccessible, openBrowser, PHONE } from '../support/browser.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import {
  makeTestAuthority,
  startIdentityProvider,
  type TestAuthority,
  type TestIdentityProvider,
} from '../support/oidc-provider.js';
import { chiefOf, createPerson, setUpAgency, TEST_PASSWORD } from '../support/people.js';
import { overflowPx, signIn, untilShown } from './console-visitor.js';

const SHOTS = process.env.SHOTS;
const MFA = ['pwd', 'mfa'];

let authority: TestAuthority;
let idp: TestIdentityProvider;
let server: BuiltServer;
let administrator: ApiClient;
const browsers: Browser[] = [];

beforeAll(async () => {
  authority = await makeTestAuthority();
  idp = await startIdentityProvider(authority);
  const hosts = `${idp.host}=127.0.0.1`;
  const trusted = { NODE_EXTRA_CA_CERTS: authority.path, SINGLE_SIGN_ON_HOSTS: hosts };
  server = await startBuiltServer({ env: trusted });
  idp.registered = { redirectUris: [`${server.url}/single-sign-on/return/agency`] };
  administrator = await setUpAgency(server);
  await chiefOf(administrator);
  await createPerson(administrator, { username: 'ann', roles: [{ role: 'records' }] });
});
afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await server.stop();
  await idp.stop();
  await authority.remove();
});

const open = async (viewport = DESK): Promise<Page> => {
  const browser = await openBrowser(server.url, viewport, { ignoreHTTPSErrors: true });
  browsers.push(browser);
  browser.page.setDefaultTimeout(12_000);
  return browser.page;
};

async function inside(username: string, path: string, viewport = DESK): Promise<Page> {
  const page = await open(viewport);
  await page.goto('/sign-in');
  await signIn(page, { username, password: TEST_PASSWORD });
  await page.goto(path);
  await untilShown(page);
  return page;
}

/** Looks at a screen: no barriers, nothing beside the window, and a picture for whoever asks. */
async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  expect([name, await overflowPx(page)]).toEqual([name, 0]);
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
}

async function goToProvider(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'I have read this and agree' }).click();
  await page.getByRole('button', { name: 'Sign in with Agency login' }).click();
}

describe('Single sign-on on screen', () => {
  let ada: Page;
  let ann: Page;
  let number: string;

  it('an administrator looks at a provider, connects it by keyboard, and tries it', async () => {
    ada = await inside('ada', '/single-sign-on');
    await ada.getByText('No identity provider is connected').waitFor();
    await look(ada, 'empty');
    await ada.getByRole('button', { name: 'Connect a provider' }).press('Enter');
    await ada.getByLabel('Issuer').fill('https://login.example.com');
    await ada.keyboard.press('Enter');
    await ada.getByText('This server may not be asked').waitFor();
    await look(ada, 'not-allowed');
    await ada.getByLabel('Issuer').fill(idp.issuer);
    await ada.keyboard.press('Enter');
    await ada.getByLabel('What the provider offers').getByText('urn:agency:mfa').waitFor();
    await ada.getByLabel('Short name').fill('agency');
    await ada.getByLabel('Name', { exact: true }).fill('Agency login');
    await ada.getByLabel('Client', { exact: true }).fill(idp.clientId);
    await ada.getByLabel('Client secret').fill(idp.clientSecret);
    await ada.getByLabel('Claim with groups').fill('groups');
    await ada.getByRole('checkbox', { name: 'Switched on' }).press('Space');
    await ada.getByRole('button', { name: 'Connect it' }).press('Enter');
    await ada.getByText('Nothing is named that proves a second factor').waitFor();
    await look(ada, 'found');
    await ada.getByLabel('Methods that prove a second factor (amr)').fill('mfa');
    await ada.keyboard.press('Enter');
    await ada.getByText(`${server.url}/single-sign-on/return/agency`).waitFor();
    await look(ada, 'connected');

    idp.login = { subject: 'ada-there', amr: ['pwd'], claims: { groups: ['bwc-approvers'] } };
    await ada.getByRole('button', { name: 'Try Agency login' }).press('Enter');
    await ada.getByText('Not proved: this would not open').waitFor();
    await ada.getByText('bwc-approvers').waitFor();
    await look(ada, 'trial');
    await ada.getByRole('link', { name: 'Back to single sign-on' }).press('Enter');
    await ada.getByRole('button', { name: 'Change Agency login' }).waitFor();
  });

  it('lets a group give a role, which waits for somebody else', async () => {
    await ada.getByRole('button', { name: /^Let a group of/ }).press('Enter');
    await ada.getByRole('textbox', { name: 'Group' }).fill('bwc-approvers');
    await ada.getByRole('combobox', { name: 'Role' }).selectOption('approver');
    await look(ada, 'group');
    await ada.getByRole('button', { name: 'Prepare it' }).press('Enter');
    await ada.getByText('Waits for a second person').waitFor();
    expect(await ada.getByRole('button', { name: 'Approve bwc-approvers' }).count()).toBe(0);
  });

  it('links whoever came by the number that they tell', async () => {
    idp.login = {
      subject: 'ann-there',
      amr: MFA,
      claims: { groups: ['bwc-approvers'], name: 'Ann' },
    };
    ann = await open(PHONE);
    await goToProvider(ann);
    const shown = (await ann.getByText(/Your number is \d{8}/).textContent()) ?? '';
    number = /\d{8}/.exec(shown)?.[0] ?? '';
    await ada.reload();
    await ada.getByRole('button', { name: `Link ${number}` }).press('Enter');
    await ada.getByLabel('Find by name').fill('ann');
    await ada.getByRole('combobox', { name: 'Person' }).selectOption({ label: 'ann (ann)' });
    await look(ada, 'link');
    await ada.getByRole('button', { name: 'Link them' }).press('Enter');
    await ada.getByText('Nobody waits').waitFor();
  });

  it('the chief approves on a phone, and whoever is in the group has the role', async () => {
    const chief = await inside('chief', '/single-sign-on', PHONE);
    await chief.getByRole('button', { name: 'Approve bwc-approvers' }).waitFor();
    await look(chief, 'phone-chief');
    expect(await chief.getByRole('button', { name: /^(Change|End|Try)/ }).count()).toBe(0);
    await chief.getByRole('button', { name: 'Approve bwc-approvers' }).click();
    await chief.getByText('Waits for a second person').waitFor({ state: 'detached' });
    await chief.goto('/people');
    await chief.getByRole('link', { name: 'ann', exact: true }).click();
    await look(chief, 'phone-chief-link');
    await chief.getByRole('button', { name: 'Approve Agency login' }).click();
    await chief.getByText('Opens this account').waitFor();

    await goToProvider(ann);
    await ann.getByRole('button', { name: 'I have read this and agree' }).click();
    await ann.waitForURL((url) => !url.pathname.startsWith('/single-sign-on'));
    const answer = await ann.request.get('/api/v1/sessions/current');
    const { person } = (await answer.json()) as { person: { roles: { role: string }[] } };
    expect(person.roles.map(({ role }) => role).sort()).toEqual(['approver', 'records']);
  });

  it('confirms in a window beside, goes on with what was asked, and links anew', async () => {
    await ann.goto('/account');
    await untilShown(ann);
    const unlink = ann.getByRole('button', { name: 'Unlink from Agency login' });
    await unlink.waitFor();
    await look(ann, 'phone-account');
    let asked = 0;
    await ann.route('**/api/v1/linked-identities/*', (route) => {
      asked += 1;
      if (asked > 1) return route.continue();
      const json = { code: 'identity.sign-in-again', detail: 'Confirm that it is you.' };
      return route.fulfill({ status: 401, json });
    });
    await unlink.click();
    const confirm = ann.getByRole('button', { name: 'Confirm with Agency login' });
    await confirm.waitFor();
    await look(ann, 'phone-confirm');
    await confirm.click();
    await ann.getByText('Not linked yet.').waitFor();
    expect(asked).toBe(2);

    await ann.getByRole('button', { name: 'Link with Agency login' }).click();
    await unlink.waitFor();
    expect(new URL(ann.url()).pathname).toBe('/account');
  });

  it('takes passwords away only with a break-glass account that two people have named', async () => {
    await ada.reload();
    const only = ada.getByLabel('The identity provider is the only way in');
    await ada.getByText('Needs an approved break-glass account first.').waitFor();
    expect(await only.isDisabled()).toBe(true);
    await ada.getByRole('button', { name: 'Name an account' }).press('Enter');
    await ada.getByLabel('Find by name').fill('ada');
    await ada.getByRole('combobox', { name: 'Account' }).selectOption({ label: 'Ada Admin (ada)' });
    await look(ada, 'break-glass');
    await ada.getByRole('button', { name: 'Prepare it' }).press('Enter');
    await ada.getByText('Waits for a second person').waitFor();
    const chief = browsers.at(-1)?.page as Page;
    await chief.goto('/single-sign-on');
    await chief.getByRole('button', { name: 'Approve Ada Admin' }).click();
    await chief.getByText('Waits for a second person').waitFor({ state: 'detached' });
    await ada.reload();
    await only.waitFor();
    await only.press('Space');
    await ada.getByText('Passwords open break-glass accounts alone.').waitFor();
    await ada.getByRole('switch', { checked: true }).waitFor();
    await look(ada, 'only-way');
    await ada.setViewportSize(PHONE);
    await look(ada, 'phone');
  });
});
