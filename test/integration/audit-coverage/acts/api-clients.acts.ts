import { generateKeyPairSync } from 'node:crypto';
import { expecting } from '../../../support/api-client/http.js';
import { createMachine, newMachine } from '../../../support/machines.js';
import type { Act } from './act.js';

const publicKey = () =>
  generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();

export const apiClientActs: readonly Act[] = [
  {
    route: 'POST /api/v1/api-clients',
    leaves: ['api-client.made'],
    act: ({ app }) => app.administrator.apiClients.create(newMachine()),
  },
  {
    route: 'GET /api/v1/api-clients',
    leaves: ['api-client.listed'],
    act: ({ app }) => app.administrator.apiClients.list(),
  },
  {
    route: 'POST /api/v1/api-clients/:id/rotation',
    leaves: ['api-client.rotated'],
    act: async ({ app }) => {
      const { id } = await createMachine(app.administrator);
      return app.administrator.apiClients.rotate(id);
    },
  },
  {
    route: 'POST /api/v1/api-clients/:id/revocation',
    leaves: ['api-client.revoked'],
    act: async ({ app }) => {
      const { id } = await createMachine(app.administrator);
      return app.administrator.apiClients.revoke(id, 'Out of service');
    },
  },
  {
    route: 'POST /api/v1/api-clients/:id/keys',
    leaves: ['api-client.key-registered'],
    act: async ({ app }) => {
      const { id } = await createMachine(app.administrator);
      return app.administrator.apiClients.registerKey(id, publicKey());
    },
  },
  {
    route: 'DELETE /api/v1/api-clients/:id/keys/:keyId',
    leaves: ['api-client.key-ended'],
    act: async ({ app }) => {
      const { id } = await createMachine(app.administrator);
      const { apiClients } = app.administrator;
      const key = await expecting(201, apiClients.registerKey(id, publicKey()));
      return apiClients.endKey(id, key.id);
    },
  },
];
