import { expecting } from '../../../support/api-client/http.js';
import { ago, type AuditedWorld, DAY_MS, madeBefore } from '../world.js';
import type { Act } from './act.js';

const policy = (name: string, unitId: string) => ({
  name,
  unitId,
  clipsPerOfficer: 1,
  periodDays: 1,
  minimumDurationMs: 1000,
  exclusions: [],
  dueDays: 14,
  requiredWatchSharePercent: 50,
});

const drawOf = (world: AuditedWorld) => madeBefore(world, 'draw');

export const samplingActs: readonly Act[] = [
  {
    route: 'POST /api/v1/review-policies',
    leaves: ['review-policy.saved'],
    act: async ({ commander, agency, made }) => {
      const answer = await commander.draws.addPolicy(policy('Central', agency.central));
      made.set('policy', answer.body.id);
      return answer;
    },
  },
  {
    route: 'POST /api/v1/draws',
    leaves: ['draw.declared'],
    act: async (world) => {
      const { draws } = world.commander;
      const answer = await draws.declare(madeBefore(world, 'policy'), ago(DAY_MS), ago(0));
      world.made.set('draw', answer.body.id);
      return answer;
    },
  },
  {
    route: 'POST /api/v1/draws/:id/freezing',
    leaves: ['draw.frozen'],
    act: (world) => world.commander.draws.freeze(drawOf(world)),
  },
  {
    route: 'POST /api/v1/draws/:id/seed',
    leaves: ['draw.seeded'],
    act: (world) => world.commander.draws.seed(drawOf(world), '01382438112797316654'),
  },
  {
    route: 'POST /api/v1/draws/:id/execution',
    leaves: ['draw.executed'],
    act: (world) => world.commander.draws.execute(drawOf(world)),
  },
  {
    route: 'GET /api/v1/draws/:id/record',
    leaves: ['draw.record-exported'],
    act: (world) => world.commander.draws.record(drawOf(world)),
  },
  {
    route: 'POST /api/v1/draws/:id/voiding',
    leaves: ['draw.voided'],
    act: async ({ commander, agency }) => {
      const { id } = await expecting(201, commander.draws.addPolicy(policy('North', agency.north)));
      const declared = await expecting(201, commander.draws.declare(id, ago(DAY_MS), ago(0)));
      const reason = 'Declared for the wrong month';
      return commander.http.post(`/api/v1/draws/${declared.id}/voiding`, { reason });
    },
  },
];
