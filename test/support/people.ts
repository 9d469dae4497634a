import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ApiClient } from './api-client/api-client.js';
import { expecting } from './api-client/http.js';
import type { Invitation, NewPerson } from './api-client/people.js';
import type { BuiltServer } from './built-server.js';
import { enterDates } from './personnel.js';

/** A new password for each run: no password in the repository opens anything. */
export const TEST_PASSWORD = `plumb ${randomBytes(12).toString('base64url')}`;

/** Uses the one-time link that a new installation prints, and signs its administrator in. */
export async function setUpAgency(
  server: BuiltServer,
  agency = { agencyName: 'Test agency', timeZone: 'America/Chicago' },
): Promise<ApiClient> {
  const client = new ApiClient(server.url);
  const token = await printedToken(server);
  const administrator = { displayName: 'Ada Admin', username: 'ada', password: TEST_PASSWORD };
  const answer = await client.people.setUp({ token, ...agency, ...administrator });
  if (answer.status >= 300) throw new Error(`Setup failed: ${answer.bytes.toString()}`);
  return client.signIn(administrator.username, administrator.password);
}

type Somebody = Pick<NewPerson, 'username' | 'roles'> & Partial<NewPerson>;

/**
 * Invites somebody, has the chief approve, accepts in their place, and signs them in on a browser
 * of their own.
 */
export async function createPerson(administrator: ApiClient, person: Somebody): Promise<ApiClient> {
  const { client, isFirstChief } = await invited(administrator, person);
  const { username } = person;
  await client.signIn(username, TEST_PASSWORD);
  // Only the first chief comes in without approval, and can approve from then on.
  if (isFirstChief) {
    chiefs.set(administrator.http.baseUrl, Promise.resolve({ client, username }));
  }
  return client;
}

/** As above, but nobody has signed in on the browser yet. */
export async function acceptedPerson(
  administrator: ApiClient,
  person: Somebody,
): Promise<ApiClient> {
  return (await invited(administrator, person)).client;
}

async function invited(administrator: ApiClient, person: Somebody) {
  const named = { displayName: person.username, ...person };
  const prepared = await expecting(201, administrator.people.invite(named));
  const invitation = prepared.invitation ?? (await approve(administrator, prepared.changeId));
  await enterDates(administrator, invitation);
  const client = new ApiClient(administrator.http.baseUrl);
  await expecting(204, client.people.acceptInvitation(tokenOf(invitation), TEST_PASSWORD));
  return { client, isFirstChief: prepared.invitation !== null };
}

interface Chief {
  readonly client: ApiClient;
  readonly username: string;
}

const chiefs = new Map<string, Promise<Chief>>();

/** The head of the agency of this installation, made the first time that one is needed. */
export async function chiefOf(administrator: ApiClient): Promise<ApiClient> {
  return (await theChief(administrator)).client;
}

function theChief(administrator: ApiClient): Promise<Chief> {
  const { baseUrl } = administrator.http;
  const chief = chiefs.get(baseUrl) ?? makeChief(administrator);
  chiefs.set(baseUrl, chief);
  return chief;
}

async function makeChief(administrator: ApiClient): Promise<Chief> {
  const username = 'chief';
  const roles = [{ role: 'chief' }];
  return { client: await createPerson(administrator, { username, roles }), username };
}

/** Has the chief approve what the administrator prepared; the invitation that comes of it. */
export async function approve(administrator: ApiClient, changeId: string): Promise<Invitation> {
  const { client, username } = await theChief(administrator);
  let answer = await client.people.approve(changeId);
  if (answer.status === 401) {
    // The clock of the test has gone on since the chief signed in.
    await client.signIn(username, TEST_PASSWORD);
    answer = await client.people.approve(changeId);
  }
  const { invitation } = await expecting(201, Promise.resolve(answer));
  if (invitation === null) throw new Error(`The change ${changeId} is no invitation`);
  return invitation;
}

export function tokenOf({ link }: Invitation): string {
  return new URL(link).searchParams.get('token') ?? '';
}

/** The link is printed a moment after the server is ready. */
async function printedToken(server: BuiltServer): Promise<string> {
  const deadline = Date.now() + 5_000;
  while (Date.now() < deadline) {
    const token = /[?&#]token=([\w.~-]+)/.exec(server.log())?.[1];
    if (token !== undefined) return token;
    await pause(20);
  }
  throw new Error(`The server printed no setup link:\n${server.log()}`);
}
