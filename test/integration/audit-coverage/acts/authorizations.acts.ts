import { inDays } from '../../../support/authorizations.js';
import { expecting } from '../../../support/api-client/http.js';
import { madeBefore } from '../world.js';
import type { Act } from './act.js';

const PDF = Buffer.from('%PDF-1.7\n%%EOF\n').toString('base64');

export const authorizationActs: readonly Act[] = [
  {
    route: 'POST /api/v1/authorizations',
    leaves: ['authorization.granted'],
    act: async ({ agency, made }) => {
      const { person } = await expecting(200, agency.officer.sessions.current());
      const answer = await agency.chief.authorizations.grant({
        ...{ kind: 'clearance', personId: person.id, restrictions: ['undercover'] },
        ...{ purpose: 'Protects colleagues who work undercover', document: PDF },
        validUntil: inDays(30),
      });
      made.set('authorization', answer.body.id);
      return answer;
    },
  },
  {
    route: 'GET /api/v1/authorizations',
    leaves: ['authorization.listed'],
    act: ({ agency }) => agency.officer.authorizations.list(),
  },
  {
    route: 'GET /api/v1/authorizations/people',
    leaves: ['authorization.people-listed'],
    act: ({ agency }) => agency.chief.authorizations.people(),
  },
  {
    route: 'GET /api/v1/authorizations/:id',
    leaves: ['authorization.read'],
    act: (world) => world.agency.chief.authorizations.read(madeBefore(world, 'authorization')),
  },
  {
    route: 'GET /api/v1/authorizations/:id/document',
    leaves: ['authorization.read'],
    act: (world) => world.agency.chief.authorizations.document(madeBefore(world, 'authorization')),
  },
  {
    route: 'POST /api/v1/authorizations/:id/revocation',
    leaves: ['authorization.revoked'],
    act: (world) =>
      world.agency.chief.authorizations.revoke(madeBefore(world, 'authorization'), 'A test'),
  },
];
