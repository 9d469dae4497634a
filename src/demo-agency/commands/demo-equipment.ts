import { Injectable } from '@nestjs/common';
import {
  AssignDeviceCommand,
  CreateUnitsCommand,
  EnrolOfficersCommand,
  RegisterCamerasCommand,
  RegisterSensorsCommand,
} from '../../agency/agency.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { invariant } from '../../platform/errors/invariant.js';
import type { WithoutCamera } from '../domain/clip-plan.js';
import {
  CAMERA_COUNT,
  CAMERA_MODEL,
  cameraSerial,
  OFFICERS,
  SENSOR_COUNT,
  sensorSerial,
  sensorWearer,
  type UnitCode,
  UNITS,
} from '../domain/roster.js';
import type { Places } from './demo-people.js';

/** Gives the demo agency its units, roster and devices. */
@Injectable()
export class DemoEquipment {
  constructor(
    private readonly createUnits: CreateUnitsCommand,
    private readonly enrolOfficers: EnrolOfficersCommand,
    private readonly registerCameras: RegisterCamerasCommand,
    private readonly registerSensors: RegisterSensorsCommand,
    private readonly assign: AssignDeviceCommand,
  ) {}

  async enrol(admin: SignedIn): Promise<Places> {
    const units = await this.createUnits.execute(admin, UNITS);
    const unitIds = new Map(UNITS.map(({ code }) => [code, idOf(units, code)]));
    const officers = await this.enrolOfficers.execute(
      admin,
      OFFICERS.map(({ name, unit }, index) => ({
        name,
        badgeNumber: String(2101 + index),
        unitId: unitIds.get(unit) ?? '',
      })),
    );
    return { unitIds, officerIds: officers.map(({ id }) => id) };
  }

  /** @param without whose camera is away for a while */
  async equip(
    admin: SignedIn,
    { officerIds }: Places,
    since: Date,
    without: WithoutCamera,
  ): Promise<void> {
    const cameras = await this.registerCameras.execute(
      admin,
      Array.from({ length: CAMERA_COUNT }, (_, index) => ({
        serial: cameraSerial(index),
        model: CAMERA_MODEL,
      })),
    );
    for (const [index, officerId] of officerIds.entries()) {
      const deviceId = cameras[index]?.id;
      invariant(deviceId, 'There is a camera for every officer');
      const camera = { device: 'camera' as const, deviceId, officerId, endsPrevious: false };
      const isAway = index === without.officer;
      await this.assign.execute(admin, {
        ...camera,
        from: since,
        to: isAway ? without.from : null,
      });
      if (isAway) await this.assign.execute(admin, { ...camera, from: without.to, to: null });
    }
    await this.giveSensors(admin, officerIds, since);
  }

  private async giveSensors(
    admin: SignedIn,
    officerIds: readonly string[],
    from: Date,
  ): Promise<void> {
    const sensors = await this.registerSensors.execute(
      admin,
      Array.from({ length: SENSOR_COUNT }, (_, index) => ({
        serial: sensorSerial(index),
        kind: 'holster' as const,
      })),
    );
    for (const [index, { id: deviceId }] of sensors.entries()) {
      const officerId = officerIds[sensorWearer(index)];
      invariant(officerId, 'Every sensor has a wearer on the roster');
      const device = { device: 'sensor' as const, deviceId, endsPrevious: false };
      await this.assign.execute(admin, { ...device, officerId, from, to: null });
    }
  }
}

function idOf(units: readonly { id: string; code: string }[], code: UnitCode): string {
  const unit = units.find((one) => one.code === code);
  invariant(unit, `Unit ${code} was created`);
  return unit.id;
}
