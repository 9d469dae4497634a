import { ApiClient } from '../../../support/api-client/api-client.js';
import { expecting } from '../../../support/api-client/http.js';
import { acceptedPerson, createPerson, TEST_PASSWORD } from '../../../support/people.js';
import { SoftPasskey } from '../../../support/soft-passkey.js';
import { codeOf } from '../../../support/totp.js';
import type { AuditedWorld } from '../world.js';
import type { Act } from './act.js';

const browser = ({ app }: AuditedWorld) => new ApiClient(app.url);

/** Somebody who has accepted an invitation, and proved the password for the first time. */
async function invited({ app }: AuditedWorld, username: string) {
  const client = await acceptedPerson(app.administrator, {
    username,
    roles: [{ role: 'records' }],
  });
  await expecting(201, client.signingIn.begin(username, TEST_PASSWORD));
  return client;
}

/** Somebody with an app besides what they came in with, and what it shows. */
async function withApp({ app }: AuditedWorld, username: string) {
  const client = await createPerson(app.administrator, { username, roles: [{ role: 'records' }] });
  const { secret } = await expecting(201, client.secondFactors.beginTotp());
  await expecting(201, client.secondFactors.confirmTotp(codeOf(secret)));
  return { client, secret };
}

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
    route: 'POST /api/v1/sign-in/totp',
    leaves: ['sign-in.step-taken'],
    act: async (world) => {
      const { secret } = await withApp(world, 'theo');
      const client = browser(world);
      await expecting(201, client.signingIn.begin('theo', TEST_PASSWORD));
      return client.signingIn.totp(codeOf(secret, 1));
    },
  },
  {
    route: 'POST /api/v1/sign-in/recovery-code',
    leaves: ['credentials.recovery-code-used'],
    act: async (world) => {
      const { client } = await withApp(world, 'rhea');
      const { codes } = await expecting(201, client.secondFactors.makeRecoveryCodes());
      const visitor = browser(world);
      await expecting(201, visitor.signingIn.begin('rhea', TEST_PASSWORD));
      return visitor.signingIn.recoveryCode(codes[0] ?? '');
    },
  },
  {
    route: 'POST /api/v1/sign-in/passkey',
    leaves: ['sign-in.step-taken'],
    act: async (world) => {
      const { client } = await withApp(world, 'kay');
      const passkey = new SoftPasskey(world.app.url);
      const enrolment = await expecting(201, client.secondFactors.beginPasskey());
      await expecting(201, client.secondFactors.confirmPasskey(passkey.create(enrolment.options)));
      const visitor = browser(world);
      await expecting(201, visitor.signingIn.begin('kay', TEST_PASSWORD));
      const { options } = await expecting(200, visitor.signingIn.passkeyOptions());
      return visitor.signingIn.passkey(passkey.get(options));
    },
  },
  {
    route: 'POST /api/v1/sign-in/enrolment/totp/confirmation',
    leaves: ['credentials.totp-enrolled'],
    act: async (world) => {
      const client = await invited(world, 'enzo');
      const { secret } = await expecting(200, client.signingIn.beginTotp());
      return client.signingIn.confirmTotp(codeOf(secret));
    },
  },
  {
    route: 'POST /api/v1/sign-in/enrolment/passkey',
    leaves: ['credentials.passkey-enrolled'],
    act: async (world) => {
      const client = await invited(world, 'ebba');
      const { options } = await expecting(200, client.signingIn.beginPasskey());
      return client.signingIn.confirmPasskey(new SoftPasskey(world.app.url).create(options));
    },
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
      const { secret } = await expecting(201, client.secondFactors.beginTotp());
      await expecting(201, client.secondFactors.confirmTotp(codeOf(secret), 'Phone'));
      return client.sessions.confirm(TEST_PASSWORD, codeOf(secret, 1));
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
