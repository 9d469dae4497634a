import { expecting } from '../../../support/api-client/http.js';
import { chiefOf, createPerson } from '../../../support/people.js';
import type { AuditedWorld } from '../world.js';
import type { Act } from './act.js';

const IN_AN_HOUR = () => new Date(Date.now() + 3_600_000).toISOString();
const BOTH = 'Access ends by an act of identity, with its own entry';

/** Somebody new, to be let go. */
async function somebody({ app }: AuditedWorld, username: string): Promise<string> {
  await createPerson(app.administrator, { username, roles: [{ role: 'records' }] });
  const rows = await app.dataSource.query<{ id: string }[]>(
    'SELECT id FROM person WHERE username = $1',
    [username],
  );
  return rows[0]?.id ?? '';
}

const TABLE = 'badge,name,unit\n1001,Kari Olsen,central\n1002,Linh Nguyen,north\n,,\n';

/** The newest review of accounts, opened where there is none. */
async function review({ app, commander }: AuditedWorld): Promise<string> {
  const { items } = await expecting(200, app.administrator.recertifications.list());
  return items[0]?.id ?? (await expecting(201, commander.recertifications.open())).id;
}

export const lifecycleActs: readonly Act[] = [
  {
    route: 'GET /api/v1/personnel/due',
    leaves: ['personnel.due-read'],
    act: ({ app }) => app.administrator.personnel.due(),
  },
  {
    route: 'POST /api/v1/people/:id/terminations',
    leaves: ['personnel.termination-entered'],
    act: async (world) => {
      const end = { endsAt: IN_AN_HOUR(), reason: 'Resigned' };
      return world.app.administrator.personnel.terminate(await somebody(world, 'leaver-1'), end);
    },
  },
  {
    route: 'DELETE /api/v1/people/:id/terminations/:terminationId',
    leaves: ['personnel.termination-withdrawn'],
    act: async (world) => {
      const { personnel } = world.app.administrator;
      const person = await somebody(world, 'leaver-2');
      const end = { endsAt: IN_AN_HOUR(), reason: 'Resigned' };
      const { id } = await expecting(201, personnel.terminate(person, end));
      return personnel.withdrawTermination(person, id);
    },
  },
  {
    route: 'POST /api/v1/people/:id/terminations/at-once',
    leaves: ['identity.person-disabled', 'personnel.access-ended', 'personnel.termination-entered'],
    because: BOTH,
    act: async (world) => {
      const end = { isHighRisk: true, reason: 'Arrested' };
      const person = await somebody(world, 'leaver-3');
      return world.app.administrator.personnel.terminateAtOnce(person, end);
    },
  },
  {
    route: 'POST /api/v1/transfers/:id/settlement',
    leaves: ['personnel.transfer-settled'],
    act: async ({ app, agency }) => {
      const { personnel } = app.administrator;
      const officer = { name: 'Mo', badgeNumber: '7001', unitId: agency.north };
      const { id: officerId } = await expecting(201, app.administrator.agency.addOfficer(officer));
      const roles = [{ role: 'supervisor', unitId: agency.north }];
      await createPerson(app.administrator, { username: 'mover', officerId, roles });
      const move = { unitId: agency.central };
      await expecting(201, app.administrator.agency.moveOfficer(officerId, move));
      const { transfers } = await expecting(200, personnel.due());
      const settlement = { outcome: 'kept', reason: 'Covers both units' };
      return personnel.settleTransfer(transfers[0]?.id ?? '', settlement);
    },
  },
  {
    route: 'POST /api/v1/roster-imports',
    leaves: ['roster.compared'],
    act: ({ app }) => app.administrator.rosterImports.compare(TABLE),
  },
  {
    route: 'GET /api/v1/roster-imports/:id',
    leaves: ['roster.read'],
    act: async ({ app }) => {
      const { rosterImports } = app.administrator;
      const { id } = await expecting(201, rosterImports.compare(TABLE));
      return rosterImports.read(id);
    },
  },
  {
    route: 'GET /api/v1/roster-imports/:id/faults.csv',
    leaves: ['roster.faults-exported'],
    act: async ({ app }) => {
      const { rosterImports } = app.administrator;
      const { id } = await expecting(201, rosterImports.compare(TABLE));
      return rosterImports.faults(id);
    },
  },
  {
    route: 'POST /api/v1/roster-imports/:id/application',
    leaves: ['agency.officer-renamed', 'roster.applied'],
    because: 'Each officer who changes is an entry about that officer',
    act: async ({ app }) => {
      const { rosterImports } = app.administrator;
      const renamed = TABLE.replace('Linh Nguyen', 'Linh Nguyen-Berg');
      const { id, digest } = await expecting(201, rosterImports.compare(renamed));
      return rosterImports.apply(id, { digest });
    },
  },
  {
    route: 'POST /api/v1/recertifications',
    leaves: ['recertification.opened'],
    act: async ({ commander, made }) => {
      const answer = await commander.recertifications.open();
      made.set('recertification', answer.body.id);
      return answer;
    },
  },
  {
    route: 'GET /api/v1/recertifications/:id/items',
    leaves: ['recertification.read'],
    act: async (world) => world.commander.recertifications.items(await review(world)),
  },
  {
    route: 'POST /api/v1/recertifications/:id/items/:itemId/decision',
    leaves: ['recertification.decided'],
    act: async (world) => {
      const { recertifications } = world.commander;
      const id = await review(world);
      const { items } = await expecting(200, recertifications.items(id));
      const item = items.find(({ username }) => username === 'records');
      return recertifications.decide(id, item?.id ?? '', { decision: 'keep' });
    },
  },
  {
    route: 'GET /api/v1/recertifications/:id/evidence.csv',
    leaves: ['recertification.exported'],
    act: async (world) => world.commander.recertifications.evidence(await review(world), 'csv'),
  },
  {
    route: 'GET /api/v1/recertifications/:id/evidence.pdf',
    leaves: ['recertification.exported'],
    act: async (world) => world.commander.recertifications.evidence(await review(world), 'pdf'),
  },
  {
    route: 'POST /api/v1/recertifications/:id/closing',
    leaves: ['recertification.closed'],
    act: async (world) => {
      const { recertifications } = world.commander;
      const id = await review(world);
      const { items } = await expecting(200, recertifications.items(id, { isUndecided: true }));
      const chief = await chiefOf(world.app.administrator);
      for (const item of items) {
        const decider = item.username === 'commander' ? chief : world.commander;
        await expecting(204, decider.recertifications.decide(id, item.id, { decision: 'keep' }));
      }
      return recertifications.close(id, 'All accounts are needed');
    },
  },
];
