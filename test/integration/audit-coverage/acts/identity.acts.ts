import { ApiClient } from '../../../support/api-client/api-client.js';
import { expecting } from '../../../support/api-client/http.js';
import { approve, createPerson, TEST_PASSWORD, tokenOf } from '../../../support/people.js';
import { type AuditedWorld, madeBefore } from '../world.js';
import type { Act } from './act.js';

const invited = (username: string) => ({
  username,
  displayName: 'Ines Invited',
  roles: [{ role: 'records' }],
});

/** An account that waits for approval. */
const prepared = async ({ app }: AuditedWorld, username: string) =>
  expecting(201, app.administrator.people.invite(invited(username)));

/** An account that waits for its owner. */
const approved = async (world: AuditedWorld, username: string) => {
  const { changeId } = await prepared(world, username);
  return approve(world.app.administrator, changeId);
};

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
    route: 'POST /api/v1/sessions/current/lock',
    leaves: ['identity.session-locked'],
    act: async ({ app }) => {
      const client = new ApiClient(app.url);
      await client.signIn('records', TEST_PASSWORD);
      return client.sessions.lock();
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
      const { changeId } = await expecting(201, app.administrator.people.invite(invited('ivan')));
      const token = tokenOf(await approve(app.administrator, changeId));
      return new ApiClient(app.url).people.acceptInvitation(token, TEST_PASSWORD);
    },
  },
  {
    route: 'GET /api/v1/people',
    leaves: ['identity.people-listed'],
    act: ({ app }) => app.administrator.people.list(),
  },
  {
    route: 'GET /api/v1/people/:id',
    leaves: ['identity.person-read'],
    act: async (world) => {
      const { personId } = await prepared(world, 'petra');
      world.made.set('prepared person', personId);
      return world.app.administrator.people.one(personId);
    },
  },
  {
    route: 'PATCH /api/v1/people/:id',
    leaves: ['identity.person-renamed'],
    act: (world) =>
      world.app.administrator.people.rename(madeBefore(world, 'prepared person'), 'Petra P.'),
  },
  {
    route: 'GET /api/v1/person-changes',
    leaves: ['identity.changes-listed'],
    act: ({ app }) => app.administrator.people.changes(),
  },
  {
    route: 'POST /api/v1/person-changes/:id/approval',
    leaves: ['identity.change-approved'],
    act: async (world) => {
      const { changeId } = await prepared(world, 'paula');
      return world.agency.chief.people.approve(changeId);
    },
  },
  {
    route: 'POST /api/v1/person-changes/:id/refusal',
    leaves: ['identity.change-refused'],
    act: async (world) => {
      const { changeId } = await prepared(world, 'pavel');
      return world.agency.chief.people.refuse(changeId);
    },
  },
  {
    route: 'POST /api/v1/person-changes/:id/withdrawal',
    leaves: ['identity.change-withdrawn'],
    act: async (world) => {
      const { changeId } = await prepared(world, 'pekka');
      return world.app.administrator.people.withdraw(changeId);
    },
  },
  {
    route: 'POST /api/v1/people/:id/invitation',
    leaves: ['identity.invitation-renewed'],
    act: async (world) => {
      const { personId } = await approved(world, 'piotr');
      return world.app.administrator.people.renewInvitation(personId);
    },
  },
  {
    route: 'DELETE /api/v1/people/:id/invitation',
    leaves: ['identity.invitation-withdrawn'],
    act: async (world) => {
      const { personId } = await approved(world, 'priya');
      return world.app.administrator.people.withdrawInvitation(personId);
    },
  },
  {
    route: 'POST /api/v1/people/:id/changes',
    leaves: ['identity.change-prepared'],
    act: async (world) => {
      const { personId } = await approved(world, 'pia');
      world.made.set('invited person', personId);
      const roles = [{ role: 'records' }, { role: 'commander' }];
      return world.app.administrator.people.change(personId, { roles, reason: 'A test' });
    },
  },
  {
    route: 'POST /api/v1/people/:id/disabling',
    leaves: ['identity.person-disabled'],
    act: async (world) => {
      const { app } = world;
      const client = await createPerson(app.administrator, invited('dora'));
      const { id } = (await expecting(200, client.sessions.current())).person;
      return app.administrator.people.disable(id);
    },
  },
];
