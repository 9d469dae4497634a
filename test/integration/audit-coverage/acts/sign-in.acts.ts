import { ApiClient } from '../../../support/api-client/api-client.js';
import { expecting } from '../../../support/api-client/http.js';
import { createPerson, TEST_PASSWORD } from '../../../support/people.js';
import { SoftPasskey } from '../../../support/soft-passkey.js';
import type { Act } from './act.js';

export const signInActs: readonly Act[] = [
  {
    route: 'POST /api/v1/sign-in',
    leaves: ['sign-in.step-taken'],
    act: ({ app }) => new ApiClient(app.url).signingIn.begin('records', TEST_PASSWORD),
  },
  {
    route: 'POST /api/v1/sign-in/notice',
    leaves: ['identity.signed-in'],
    act: ({ app }) => new ApiClient(app.url).takeLastStep('records', TEST_PASSWORD),
  },
  {
    route: 'DELETE /api/v1/sign-in',
    leaves: ['sign-in.step-taken'],
    act: async ({ app }) => {
      const client = new ApiClient(app.url);
      await expecting(201, client.signingIn.begin('records', TEST_PASSWORD));
      return client.signingIn.giveUp();
    },
  },
  {
    route: 'POST /api/v1/people/:id/release',
    leaves: ['sign-in.account-released'],
    act: async ({ app }) => {
      const client = new ApiClient(app.url);
      const person = { username: 'locked-out', displayName: 'Lou', roles: [{ role: 'records' }] };
      const { personId } = await expecting(201, app.administrator.people.invite(person));
      for (let tries = 0; tries < 5; tries += 1) await client.signingIn.begin('locked-out', 'x');
      return app.administrator.people.release(personId, 'Recognized by voice');
    },
  },
  {
    route: 'POST /api/v1/people/me/password',
    leaves: ['credentials.password-changed'],
    act: async ({ app }) => {
      const client = await newcomer(app.administrator, 'own-changer');
      const body = { current: TEST_PASSWORD, password: NEXT_PASSWORD };
      return client.http.post('/api/v1/people/me/password', body);
    },
  },
  {
    route: 'POST /api/v1/people/:id/password-change',
    leaves: ['credentials.password-change-demanded'],
    act: async ({ app }) => {
      const client = await newcomer(app.administrator, 'forced-changer');
      return app.administrator.people.demandPasswordChange(await idOf(client), 'Shown to me');
    },
  },
  {
    route: 'POST /api/v1/sign-in/password',
    leaves: ['credentials.password-changed', 'identity.signed-in'],
    because: 'the last step: the password is changed and the session opened',
    act: async ({ app }) => {
      const client = await newcomer(app.administrator, 'way-changer');
      const reason = 'Shown to me';
      await app.administrator.people.demandPasswordChange(await idOf(client), reason);
      const again = new ApiClient(app.url);
      await again.takeLastStep('way-changer', TEST_PASSWORD);
      return again.signingIn.newPassword(NEXT_PASSWORD);
    },
  },
  {
    route: 'POST /api/v1/people/:id/password-reset',
    leaves: ['credentials.password-reset-issued'],
    act: async ({ app }) => {
      const client = await newcomer(app.administrator, 'forgetful');
      return app.administrator.people.issueReset(await idOf(client), 'Recognized by voice');
    },
  },
  {
    route: 'POST /api/v1/password-resets/use',
    leaves: ['credentials.password-changed'],
    act: async ({ app }) => {
      const client = await newcomer(app.administrator, 'forgetful-too');
      const issued = app.administrator.people.issueReset(await idOf(client), 'By voice');
      const { link } = await expecting(201, issued);
      const token = new URL(link).searchParams.get('token') ?? '';
      return new ApiClient(app.url).people.useReset(token, NEXT_PASSWORD);
    },
  },
  {
    route: 'POST /api/v1/sessions/current/confirmation',
    leaves: ['identity.session-confirmed'],
    act: async ({ app }) => {
      const client = await createPerson(app.administrator, {
        username: 'confirmer',
        roles: [{ role: 'auditor' }],
      });
      return client.sessions.confirm(TEST_PASSWORD);
    },
  },
  {
    route: 'POST /api/v1/sessions/current/confirmation/passkey',
    leaves: ['identity.session-confirmed'],
    act: async ({ app }) => {
      const client = new ApiClient(app.url);
      await client.signIn('confirmer', TEST_PASSWORD);
      const passkey = new SoftPasskey(app.url);
      const { options } = await expecting(201, client.secondFactors.beginPasskey());
      await expecting(201, client.secondFactors.confirmPasskey(passkey.create(options), 'Key'));
      const question = await expecting(200, client.sessions.passkeyQuestion());
      return client.sessions.confirmByPasskey(passkey.get(question.options));
    },
  },
];

const NEXT_PASSWORD = `${TEST_PASSWORD} next`;

const newcomer = (administrator: ApiClient, username: string) =>
  createPerson(administrator, { username, roles: [{ role: 'records' }] });

const idOf = async (client: ApiClient) =>
  (await expecting(200, client.sessions.current())).person.id;
