import { RegisterCamerasCommand } from '../../../src/agency/commands/register-cameras.command.js';
import { RegisterSensorsCommand } from '../../../src/agency/commands/register-sensors.command.js';
import { CreateUnitsCommand } from '../../../src/agency/commands/create-units.command.js';
import { EnrolOfficersCommand } from '../../../src/agency/commands/enrol-officers.command.js';
import { AssignDeviceCommand } from '../../../src/agency/commands/assign-device.command.js';
import type { OfficerEntity } from '../../../src/agency/persistence/officer.entity.js';
import type { CameraEntity } from '../../../src/agency/persistence/camera.entity.js';
import type { SensorEntity } from '../../../src/agency/persistence/sensor.entity.js';
import type { UnitEntity } from '../../../src/agency/persistence/unit.entity.js';
import { SignedIn, type Role } from '../../../src/identity/identity.public.js';
import { newId } from '../../../src/platform/ids.js';
import type { TestApplication } from '../../support/application.js';

export type Device = 'camera' | 'sensor';

/** Somebody signed in with one role; there need be no row for them. */
export function holding(
  role: Role,
  { unitId = null, officerId = null }: { unitId?: string | null; officerId?: string | null } = {},
): SignedIn {
  return new SignedIn(
    {
      personId: newId(),
      username: role,
      displayName: role,
      officerId,
      grants: [{ role, unitId }],
      sessionId: newId(),
      address: '192.0.2.7',
      requestId: newId(),
    },
    'session.own',
  );
}

export const administrator = holding('administrator');

/** An agency's roster by the names that its tests use. */
export interface Roster {
  readonly units: { central: UnitEntity; north: UnitEntity };
  readonly officers: { olsen: OfficerEntity; nguyen: OfficerEntity };
  readonly cameras: { first: CameraEntity; second: CameraEntity };
  readonly sensor: SensorEntity;
  /** Assigns a device; the identifier of the assignment. */
  assign(
    device: Device,
    deviceId: string,
    officer: OfficerEntity,
    from: string,
    to?: string | null,
    endsPrevious?: boolean,
  ): Promise<string>;
}

/** Two units with an officer each, two cameras and a holster sensor; nothing is assigned. */
export async function createRoster({ context }: TestApplication): Promise<Roster> {
  const [central, north] = await context.get(CreateUnitsCommand).execute(administrator, [
    { code: 'central', name: 'Central precinct' },
    { code: 'north', name: 'North precinct' },
  ]);
  const [olsen, nguyen] = await context.get(EnrolOfficersCommand).execute(administrator, [
    { name: 'Kari Olsen', badgeNumber: '1001', unitId: central!.id },
    { name: 'Linh Nguyen', badgeNumber: '1002', unitId: north!.id },
  ]);
  const [first, second] = await context.get(RegisterCamerasCommand).execute(administrator, [
    { serial: 'cam-0001', model: 'Synthetic 1' },
    { serial: 'CAM-0002', model: 'Synthetic 1' },
  ]);
  const sensors = [{ serial: 'HOL-0001', kind: 'holster' as const }];
  const [sensor] = await context.get(RegisterSensorsCommand).execute(administrator, sensors);
  return {
    units: { central: central!, north: north! },
    officers: { olsen: olsen!, nguyen: nguyen! },
    cameras: { first: first!, second: second! },
    sensor: sensor!,
    assign: (device, deviceId, officer, from, to = null, endsPrevious = false) =>
      context.get(AssignDeviceCommand).execute(administrator, {
        device,
        deviceId,
        officerId: officer.id,
        from: new Date(from),
        to: to === null ? null : new Date(to),
        endsPrevious,
      }),
  };
}

/** The kinds of all entries of the trail, oldest first. */
export async function kindsOfEntries({ dataSource }: TestApplication): Promise<string[]> {
  const rows: { kind: string }[] = await dataSource.query(
    'SELECT kind FROM audit.entry ORDER BY id',
  );
  return rows.map(({ kind }) => kind);
}
