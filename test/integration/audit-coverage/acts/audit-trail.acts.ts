import { expecting } from '../../../support/api-client/http.js';
import { eventually } from '../../../support/eventually.js';
import type { AuditedWorld } from '../world.js';
import type { Act } from './act.js';

const auditorOf = ({ agency }: AuditedWorld) => agency.auditor.auditTrail;

/** An entry that a signed checkpoint covers already. */
async function oldEntry(world: AuditedWorld): Promise<string> {
  const { items } = await expecting(200, auditorOf(world).entries({ kind: 'agency.founded' }));
  return items[0]!.id;
}

const newestSize = (world: AuditedWorld) =>
  eventually(async () => {
    const { items } = await expecting(
      200,
      world.agency.auditor.http.get<{ items: { size: number; note: string }[] }>(
        '/api/v1/audit-trail/checkpoints',
      ),
    );
    return items[0]!;
  });

export const auditTrailActs: readonly Act[] = [
  {
    route: 'GET /api/v1/audit-trail/entries',
    leaves: ['audit-trail.entries-read'],
    act: (world) => auditorOf(world).entries(),
  },
  {
    route: 'GET /api/v1/audit-trail/entries/:id',
    leaves: ['audit-trail.entry-read'],
    act: async (world) => auditorOf(world).entry(await oldEntry(world)),
  },
  {
    route: 'GET /api/v1/audit-trail/entries/:id/proof',
    leaves: ['audit-trail.proof-issued'],
    act: async (world) => auditorOf(world).proof(await oldEntry(world)),
  },
  {
    route: 'GET /api/v1/audit-trail/export',
    leaves: ['audit-trail.exported'],
    act: (world) => auditorOf(world).export(),
  },
  {
    route: 'GET /api/v1/audit-trail/evidence',
    leaves: ['audit-trail.evidence-exported'],
    act: ({ agency }) =>
      agency.auditor.http.get('/api/v1/audit-trail/evidence', { kind: 'agency.founded' }),
  },
  {
    route: 'POST /api/v1/audit-trail/verifications',
    leaves: ['audit-trail.verification-requested'],
    act: async ({ agency, made }) => {
      const path = '/api/v1/audit-trail/verifications';
      const answer = await agency.auditor.http.post<{ id: string }>(path, {});
      made.set('verification', answer.body.id);
      return answer;
    },
  },
  {
    route: 'GET /api/v1/audit-trail/actors',
    leaves: ['audit-trail.actors-searched'],
    act: ({ agency }) => agency.auditor.http.get('/api/v1/audit-trail/actors', { name: 'Ada' }),
  },
  {
    route: 'GET /api/v1/audit-trail/consistency',
    leaves: ['audit-trail.consistency-proven'],
    act: async (world) => {
      const { size } = await newestSize(world);
      const sizes = { from: size, to: size };
      return world.agency.auditor.http.get('/api/v1/audit-trail/consistency', sizes);
    },
  },
  {
    route: 'POST /api/v1/audit-trail/consistency',
    leaves: ['audit-trail.checkpoint-checked'],
    act: async (world) => {
      const { note: checkpoint } = await newestSize(world);
      return world.agency.auditor.http.post('/api/v1/audit-trail/consistency', { checkpoint });
    },
  },
];
