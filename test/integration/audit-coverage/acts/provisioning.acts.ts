import { expecting } from '../../../support/api-client/http.js';
import { createProvisioner } from '../../../support/machines.js';
import type { AuditedWorld } from '../world.js';
import type { Act } from './act.js';

const provisioner = async ({ app }: AuditedWorld) =>
  (await createProvisioner(app.administrator)).client.scim;

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const user = (userName: string) => ({ schemas: [USER], userName, displayName: 'Pia Provisioned' });

async function provisioned(world: AuditedWorld, name: string) {
  const scim = await provisioner(world);
  return { scim, ...(await expecting(201, scim.create(user(name)))) };
}

export const provisioningActs: readonly Act[] = [
  {
    route: 'POST /scim/v2/Users',
    leaves: ['identity.person-invited', 'provisioning.account-linked'],
    because: 'The account is prepared, and it is put under the keeping of another system',
    act: async (world) => (await provisioner(world)).create(user('pia-1')),
  },
  {
    route: 'GET /scim/v2/Users',
    leaves: ['provisioning.users-read'],
    act: async (world) => (await provisioner(world)).users(),
  },
  {
    route: 'GET /scim/v2/Users/:id',
    leaves: ['provisioning.users-read'],
    act: async (world) => {
      const { scim, id } = await provisioned(world, 'pia-2');
      return scim.get(`Users/${id}`);
    },
  },
  {
    route: 'PUT /scim/v2/Users/:id',
    leaves: ['identity.person-renamed'],
    act: async (world) => {
      const { scim, id } = await provisioned(world, 'pia-3');
      return scim.replace(id, { ...user('pia-3'), displayName: 'Pia Renamed' });
    },
  },
  {
    route: 'PATCH /scim/v2/Users/:id',
    leaves: ['identity.invitation-withdrawn'],
    act: async (world) => {
      const { scim, id } = await provisioned(world, 'pia-4');
      return scim.patch(id, { op: 'replace', path: 'active', value: false });
    },
  },
  {
    route: 'DELETE /scim/v2/Users/:id',
    leaves: ['identity.invitation-withdrawn', 'provisioning.account-removed'],
    because: 'The access ends, and the user leaves the other system’s sight',
    act: async (world) => {
      const { scim, id } = await provisioned(world, 'pia-5');
      return scim.remove(id);
    },
  },
];
