import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/transactions.js';
import { normalizeSerial } from './domain/serial.js';
import type { AgencyEntity } from './persistence/agency.entity.js';
import { AgencyRepository } from './persistence/agency.repository.js';
import { AssignmentsRepository, type Holder } from './persistence/assignments.repository.js';
import type { CameraEntity } from './persistence/camera.entity.js';
import { DevicesRepository } from './persistence/devices.repository.js';
import type { OfficerEntity } from './persistence/officer.entity.js';
import { RosterRepository } from './persistence/roster.repository.js';
import type { UnitEntity } from './persistence/unit.entity.js';

export { AssignDeviceCommand } from './commands/assign-device.command.js';
export { CreateUnitsCommand } from './commands/create-units.command.js';
export { EnrolOfficersCommand } from './commands/enrol-officers.command.js';
export { FoundAgencyCommand } from './commands/found-agency.command.js';
export { KeepRoster } from './commands/keep-roster.js';
export { MoveOfficerCommand } from './commands/move-officer.command.js';
export { RegisterCamerasCommand } from './commands/register-cameras.command.js';
export { RegisterSensorsCommand } from './commands/register-sensors.command.js';
export {
  type DeviceAssigned,
  deviceAssigned,
  officerChangedUnit,
} from './domain/agency.domain-events.js';
export { normalizeSerial } from './domain/serial.js';
export type { Holder };

export type AgencySettings = Pick<AgencyEntity, 'name' | 'timeZone'>;
export type Camera = Pick<CameraEntity, 'id' | 'serial' | 'model'>;
export type Officer = Pick<OfficerEntity, 'id' | 'name' | 'badgeNumber' | 'unitId'>;
export type Unit = Pick<UnitEntity, 'id' | 'code' | 'name'>;

/**
 * What other features may ask about the agency. A caller inside of a transaction passes it on, so
 * that a question never waits for a second connection. Whoever shows an officer's name to a person enters
 * that reading in the trail; the directory cannot know who looks.
 */
@Injectable()
export class AgencyDirectory {
  constructor(
    private readonly agencies: AgencyRepository,
    private readonly roster: RosterRepository,
    private readonly devices: DevicesRepository,
    private readonly assignments: AssignmentsRepository,
  ) {}

  /** Null until the installation is set up. */
  settings(tx?: Tx): Promise<AgencySettings | null> {
    return this.agencies.find(tx);
  }

  /** The agency's camera with this serial number, however it is spelled. */
  cameraBySerial(serial: string, tx?: Tx): Promise<Camera | null> {
    return this.devices.cameraBySerial(normalizeSerial(serial), tx);
  }

  /** Who wore the camera at a moment, with the unit that the officer belongs to. */
  cameraWearerAt(cameraId: string, at: Date, tx?: Tx): Promise<Holder | null> {
    return this.assignments.cameraWearer(cameraId, at, tx);
  }

  /** For each question in turn: who held the sensor then; null for an unknown or unassigned one. */
  sensorHoldersAt(
    tx: Tx,
    questions: readonly { serial: string; at: Date }[],
  ): Promise<(Holder | null)[]> {
    const normal = questions.map(({ serial, at }) => ({ serial: normalizeSerial(serial), at }));
    return this.assignments.sensorHolders(tx, normal);
  }

  /** For each question in turn: whether the officer had any camera then. */
  hadCameraAt(tx: Tx, questions: readonly { officerId: string; at: Date }[]): Promise<boolean[]> {
    return this.assignments.hadCamera(tx, questions);
  }

  /** Officers by identifier; those who do not exist are left out. */
  async officersByIds(ids: readonly string[]): Promise<Map<string, Officer>> {
    const officers = await this.roster.officersByIds(ids);
    return new Map(officers.map((officer) => [officer.id, officer]));
  }

  async unitsByIds(ids: readonly string[], tx?: Tx): Promise<Map<string, Unit>> {
    const units = await this.roster.unitsByIds(ids, tx);
    return new Map(units.map((unit) => [unit.id, unit]));
  }

  /** Every unit, by code. */
  units(): Promise<Unit[]> {
    return this.roster.units({ kind: 'all' });
  }
}
