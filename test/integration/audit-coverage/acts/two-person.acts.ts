import { type Answer, expecting } from '../../../support/api-client/http.js';
import type { AuditedWorld } from '../world.js';
import type { Act } from './act.js';

const order = { reference: 'District Court, 27-CR-26-1234', orderSha256: 'a'.repeat(64) };

/** The values beside the entry of the world's founding. */
const wish = async ({ agency }: AuditedWorld) => {
  const filter = { kind: 'agency.founded' };
  const { items } = await expecting(200, agency.auditor.auditTrail.entries(filter));
  return { ...order, entryIds: items.map(({ id }) => id), names: ['name'] };
};

const askExpunction = async (world: AuditedWorld) =>
  world.agency.records.trailRetention.requestExpunction(await wish(world));
const askPruning = ({ app }: AuditedWorld) =>
  app.administrator.http.post<{ id: string }>('/api/v1/audit-trail/prunings', {
    before: '2019-03-01T00:00:00Z',
  });
const idOf = async (answer: Promise<Answer<{ id: string }>>) => (await expecting(201, answer)).id;

export const twoPersonActs: readonly Act[] = [
  {
    route: 'POST /api/v1/audit-trail/expunctions',
    leaves: ['audit-trail.expunction-requested'],
    act: askExpunction,
  },
  {
    route: 'GET /api/v1/audit-trail/expunctions',
    leaves: ['audit-trail.requests-listed'],
    act: ({ agency }) => agency.records.trailRetention.expunctions(),
  },
  {
    route: 'GET /api/v1/audit-trail/expunctions/:id',
    leaves: ['audit-trail.expunction-read'],
    act: async (world) =>
      world.agency.records.trailRetention.expunction(await idOf(askExpunction(world))),
  },
  {
    route: 'POST /api/v1/audit-trail/expunctions/:id/withdrawal',
    leaves: ['audit-trail.expunction-withdrawn'],
    act: async (world) => {
      const id = await idOf(askExpunction(world));
      return world.agency.records.trailRetention.decide('expunctions', id, 'withdrawal');
    },
  },
  {
    route: 'POST /api/v1/audit-trail/expunctions/:id/approval',
    leaves: ['audit-trail.expunction-approved'],
    act: async (world) => {
      const id = await idOf(askExpunction(world));
      return world.app.administrator.trailRetention.decide('expunctions', id, 'approval');
    },
  },
  {
    route: 'POST /api/v1/audit-trail/prunings',
    leaves: ['audit-trail.pruning-requested'],
    act: askPruning,
  },
  {
    route: 'GET /api/v1/audit-trail/prunings',
    leaves: ['audit-trail.requests-listed'],
    act: ({ commander }) => commander.http.get('/api/v1/audit-trail/prunings'),
  },
  {
    route: 'POST /api/v1/audit-trail/prunings/:id/withdrawal',
    leaves: ['audit-trail.pruning-withdrawn'],
    act: async (world) => {
      const id = await idOf(askPruning(world));
      return world.commander.trailRetention.decide('prunings', id, 'withdrawal');
    },
  },
  {
    route: 'POST /api/v1/audit-trail/prunings/:id/approval',
    leaves: ['audit-trail.pruning-approved'],
    act: async (world) => {
      const id = await idOf(askPruning(world));
      return world.commander.trailRetention.decide('prunings', id, 'approval');
    },
  },
];
