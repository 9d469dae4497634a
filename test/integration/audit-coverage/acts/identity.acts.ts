import { ApiClient } from '../../../support/api-client/api-client.js';
import { expecting } from '../../../support/api-client/http.js';
import { TEST_PASSWORD } from '../../../support/people.js';
import type { Act } from './act.js';

const invited = (username: string) => ({
  username,
  displayName: 'Ines Invited',
  roles: [{ role: 'records' }],
});

export const identityActs: readonly Act[] = [
  {
    route: 'DELETE /api/v1/sessions/current',
    leaves: ['identity.signed-out'],
    act: async ({ app }) => {
      const client = new ApiClient(app.url);
      await client.signIn('records', TEST_PASSWORD);
      return client.sessions.signOut();
    },
  },
  {
    route: 'POST /api/v1/people',
    leaves: ['identity.person-invited'],
    act: ({ app }) => app.administrator.people.invite(invited('ines')),
  },
  {
    route: 'POST /api/v1/invitations/acceptance',
    leaves: ['identity.invitation-accepted'],
    act: async ({ app }) => {
      const { link } = await expecting(201, app.administrator.people.invite(invited('ivan')));
      const token = new URL(link).searchParams.get('token') ?? '';
      return new ApiClient(app.url).people.acceptInvitation(token, TEST_PASSWORD);
    },
  },
  {
    route: 'GET /api/v1/people',
    leaves: ['identity.people-listed'],
    act: ({ app }) => app.administrator.people.list(),
  },
];
