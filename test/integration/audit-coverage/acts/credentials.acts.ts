import type { ApiClient } from '../../../support/api-client/api-client.js';
import { expecting } from '../../../support/api-client/http.js';
import { createPerson } from '../../../support/people.js';
import { SoftPasskey } from '../../../support/soft-passkey.js';
import { codeOf } from '../../../support/totp.js';
import type { AuditedWorld } from '../world.js';
import type { Act } from './act.js';

/** Somebody of their own, since changes of factors end sessions elsewhere. */
const somebody = ({ app }: AuditedWorld, username: string) =>
  createPerson(app.administrator, { username, roles: [{ role: 'records' }] });

const enrolTotp = async (client: ApiClient) => {
  const { secret } = await expecting(201, client.secondFactors.beginTotp());
  return client.secondFactors.confirmTotp(codeOf(secret));
};

export const credentialsActs: readonly Act[] = [
  {
    route: 'POST /api/v1/second-factors/totp/confirmation',
    leaves: ['credentials.totp-enrolled'],
    act: async (world) => enrolTotp(await somebody(world, 'tova')),
  },
  {
    route: 'POST /api/v1/second-factors/passkey',
    leaves: ['credentials.passkey-enrolled'],
    act: async (world) => {
      const client = await somebody(world, 'pablo');
      const { options } = await expecting(201, client.secondFactors.beginPasskey());
      return client.secondFactors.confirmPasskey(new SoftPasskey(world.app.url).create(options));
    },
  },
  {
    route: 'PUT /api/v1/second-factors/:id/name',
    leaves: ['credentials.factor-renamed'],
    act: async (world) => {
      const client = await somebody(world, 'nadia');
      const { id } = await expecting(201, enrolTotp(client));
      return client.secondFactors.rename(id, 'Work phone');
    },
  },
  {
    route: 'DELETE /api/v1/second-factors/:id',
    leaves: ['credentials.factor-removed'],
    act: async (world) => {
      const client = await somebody(world, 'remy');
      await expecting(201, enrolTotp(client));
      const { id } = await expecting(201, enrolTotp(client));
      return client.secondFactors.remove(id);
    },
  },
  {
    route: 'POST /api/v1/second-factors/recovery-codes',
    leaves: ['credentials.recovery-codes-made'],
    act: async (world) => (await somebody(world, 'cody')).secondFactors.makeRecoveryCodes(),
  },
  {
    route: 'POST /api/v1/people/:id/second-factors/reset',
    leaves: ['credentials.factor-reset-prepared'],
    act: async (world) =>
      world.app.administrator.secondFactors.prepareReset(await lostBy(world, 'lost'), LOST),
  },
  {
    route: 'GET /api/v1/factor-resets',
    leaves: ['credentials.factor-resets-listed'],
    act: ({ app }) => app.administrator.secondFactors.resets(),
  },
  {
    route: 'POST /api/v1/factor-resets/:id/approval',
    leaves: ['credentials.second-factors-reset'],
    act: async (world) =>
      world.agency.chief.secondFactors.approveReset(await prepared(world, 'lost-too')),
  },
  {
    route: 'POST /api/v1/factor-resets/:id/refusal',
    leaves: ['credentials.factor-reset-refused'],
    act: async (world) =>
      world.agency.chief.secondFactors.refuseReset(await prepared(world, 'not-lost'), 'Found'),
  },
  {
    route: 'POST /api/v1/factor-resets/:id/withdrawal',
    leaves: ['credentials.factor-reset-withdrawn'],
    act: async (world) =>
      world.app.administrator.secondFactors.withdrawReset(await prepared(world, 'found')),
  },
];

const LOST = 'The phone was lost';

const lostBy = async (world: AuditedWorld, username: string) => {
  const client = await somebody(world, username);
  await expecting(201, enrolTotp(client));
  return (await expecting(200, client.sessions.current())).person.id;
};

const prepared = async (world: AuditedWorld, username: string) => {
  const id = await lostBy(world, username);
  const { secondFactors } = world.app.administrator;
  return (await expecting(201, secondFactors.prepareReset(id, LOST))).resetId;
};
