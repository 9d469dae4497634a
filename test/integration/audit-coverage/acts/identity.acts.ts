import { ApiClient } from '../../../support/api-client/api-client.js';
import { expecting } from '../../../support/api-client/http.js';
import { createPerson, TEST_PASSWORD } from '../../../support/people.js';
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
    route: 'DELETE /api/v1/sessions/:id',
    leaves: ['identity.session-ended'],
    act: async ({ app, agency }) => {
      await new ApiClient(app.url).signIn('records', TEST_PASSWORD);
      const sessions = await expecting(200, agency.records.sessions.list());
      const other = sessions.find(({ isThisOne }) => !isThisOne);
      return agency.records.sessions.end(other?.id ?? '');
    },
  },
  {
    route: 'DELETE /api/v1/sessions/others',
    leaves: ['identity.sessions-ended'],
    act: ({ agency }) => agency.records.sessions.endOthers(),
  },
  {
    route: 'DELETE /api/v1/people/:id/sessions',
    leaves: ['identity.sessions-ended'],
    act: async ({ app }) => {
      const client = await createPerson(app.administrator, {
        username: 'leaver',
        roles: [{ role: 'auditor' }],
      });
      const { person } = await expecting(200, client.sessions.current());
      return app.administrator.sessions.endAllOf(person.id);
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
