import { ApiClient } from '../../../support/api-client/api-client.js';
import { expecting } from '../../../support/api-client/http.js';
import { TEST_PASSWORD } from '../../../support/people.js';
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
];
