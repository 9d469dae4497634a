import type { ApiClient } from './api-client/api-client.js';
import type { AuthorizationWish } from './api-client/authorizations.js';
import { expecting } from './api-client/http.js';

/** So many days from now, as a request has it. */
export const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

/** Authorizes somebody in writing to watch all footage, unless something else is wished. */
export async function authorize(
  chief: ApiClient,
  person: ApiClient,
  change: Partial<AuthorizationWish> = {},
): Promise<string> {
  const { id: personId } = (await expecting(200, person.sessions.current())).person;
  const wish: AuthorizationWish = {
    kind: 'viewing',
    personId,
    ...(change.kind === undefined && { reach: 'all', coversReviews: true }),
    purpose: 'Work with footage as the duties of the post ask for',
    documentReference: 'Order 2026-1',
    validUntil: inDays(300),
    ...change,
  };
  return (await expecting(201, chief.authorizations.grant(wish))).id;
}
