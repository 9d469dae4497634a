import { expecting } from '../../../support/api-client/http.js';
import { ago } from '../world.js';
import type { Act } from './act.js';

export const agencyActs: readonly Act[] = [
  {
    route: 'POST /api/v1/units',
    leaves: ['agency.unit-created'],
    act: ({ app }) => app.administrator.agency.addUnit({ name: 'South', code: 'south' }),
  },
  {
    route: 'POST /api/v1/officers',
    leaves: ['agency.officer-enrolled'],
    act: ({ app, agency }) =>
      app.administrator.agency.addOfficer({
        name: 'Sven Berg',
        badgeNumber: '1003',
        unitId: agency.central,
      }),
  },
  {
    route: 'GET /api/v1/officers',
    leaves: ['agency.officers-listed'],
    act: ({ app }) => app.administrator.agency.list('officers'),
  },
  {
    route: 'POST /api/v1/cameras',
    leaves: ['agency.camera-registered'],
    act: ({ app }) => app.administrator.agency.addCamera({ serial: 'CAM-9', model: 'Synthetic' }),
  },
  {
    route: 'POST /api/v1/camera-assignments',
    leaves: ['agency.camera-assigned'],
    act: async ({ app, agency }) => {
      const camera = { serial: 'CAM-10', model: 'Synthetic' };
      const { id } = await expecting(201, app.administrator.agency.addCamera(camera));
      const worn = { cameraId: id, officerId: agency.olsen, from: ago(60_000) };
      return app.administrator.agency.assignCamera(worn);
    },
  },
  {
    route: 'POST /api/v1/sensors',
    leaves: ['agency.sensor-registered'],
    act: ({ app }) => app.administrator.agency.addSensor({ serial: 'HOL-9', kind: 'holster' }),
  },
  {
    route: 'POST /api/v1/sensor-assignments',
    leaves: ['agency.sensor-assigned'],
    act: async ({ app, agency }) => {
      const sensor = { serial: 'HOL-10', kind: 'holster' };
      const { id } = await expecting(201, app.administrator.agency.addSensor(sensor));
      const worn = { sensorId: id, officerId: agency.olsen, from: ago(3_600_000) };
      return app.administrator.agency.assignSensor(worn);
    },
  },
  {
    route: 'POST /api/v1/officers/:id/moves',
    leaves: ['agency.move-planned'],
    act: ({ app, agency }) =>
      app.administrator.agency.moveOfficer(agency.nguyen, {
        ...{ unitId: agency.central, from: ago(-3_600_000) },
      }),
  },
  {
    route: 'GET /api/v1/officers/:id/moves',
    leaves: ['agency.moves-read'],
    act: ({ app, agency }) => app.administrator.agency.moves(agency.nguyen),
  },
  {
    route: 'DELETE /api/v1/officers/:id/moves/planned',
    leaves: ['agency.move-withdrawn'],
    act: ({ app, agency }) => app.administrator.agency.withdrawMove(agency.nguyen),
  },
];
