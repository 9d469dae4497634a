import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ApiClient } from './api-client/api-client.js';
import { expecting } from './api-client/http.js';
import type { NewPerson } from './api-client/people.js';
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

/** Invites somebody, accepts in their place, and signs them in on a browser of their own. */
export async function createPerson(
  administrator: ApiClient,
  person: Pick<NewPerson, 'username' | 'roles'> & Partial<NewPerson>,
): Promise<ApiClient> {
  const named = { displayName: person.username, ...person };
  const invitation = await expecting(201, administrator.people.invite(named));
  await enterDates(administrator, invitation);
  const token = new URL(invitation.link).searchParams.get('token') ?? '';
  const client = new ApiClient(administrator.http.baseUrl);
  await expecting(204, client.people.acceptInvitation(token, TEST_PASSWORD));
  return client.signIn(person.username, TEST_PASSWORD);
}

const chiefs = new Map<string, Promise<ApiClient>>();

/** The head of the agency of this installation, made the first time that one is needed. */
export function chiefOf(administrator: ApiClient): Promise<ApiClient> {
  const { baseUrl } = administrator.http;
  const chief =
    chiefs.get(baseUrl) ??
    createPerson(administrator, { username: 'chief', roles: [{ role: 'chief' }] });
  chiefs.set(baseUrl, chief);
  return chief;
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
