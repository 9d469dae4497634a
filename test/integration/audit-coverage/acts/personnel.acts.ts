import { expecting } from '../../../support/api-client/http.js';
import type { AuditedWorld } from '../world.js';
import type { Act } from './act.js';

const TODAY = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

/** Somebody other than whoever enters. */
async function somebody({ app }: AuditedWorld): Promise<string> {
  const { items } = await expecting(200, app.administrator.people.list());
  const found = items.find(({ username }) => username === 'olsen');
  if (found === undefined) throw new Error('The small agency has Olsen');
  return found.id;
}

export const personnelActs: readonly Act[] = [
  {
    route: 'GET /api/v1/personnel',
    leaves: ['personnel.listed'],
    act: ({ app }) => app.administrator.personnel.list(),
  },
  {
    route: 'GET /api/v1/people/:id/personnel',
    leaves: ['personnel.record-read'],
    act: async (world) => world.app.administrator.personnel.record(await somebody(world)),
  },
  {
    route: 'POST /api/v1/people/:id/personnel/dates',
    leaves: ['personnel.date-recorded'],
    act: async (world) => {
      const training = { kind: 'training', doneOn: TODAY() };
      return world.app.administrator.personnel.enterDate(await somebody(world), training);
    },
  },
  {
    route: 'POST /api/v1/people/:id/leaves',
    leaves: ['personnel.leave-entered'],
    act: async (world) => {
      const leave = { fromOn: TODAY(), barsAccess: false };
      return world.app.administrator.personnel.enterLeave(await somebody(world), leave);
    },
  },
  {
    route: 'POST /api/v1/people/:id/leaves/:leaveId/end',
    leaves: ['personnel.leave-ended'],
    act: async (world) => {
      const { personnel } = world.app.administrator;
      const person = await somebody(world);
      const leave = { fromOn: TODAY(), barsAccess: false };
      const { id } = await expecting(201, personnel.enterLeave(person, leave));
      return personnel.endLeave(person, id);
    },
  },
];
