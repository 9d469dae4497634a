import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { invariant } from '../../platform/errors/invariant.js';
import type { Page } from '../../platform/http/page.js';
import { SENSOR_KINDS } from '../domain/sensor-kind.js';
import type { ListedDevice } from '../persistence/devices.repository.js';
import type { OfficerMoveEntity } from '../persistence/officer-move.entity.js';

@ApiSchema({ name: 'DemoAccount' })
export class DemoAccountResponse {
  @ApiProperty() username: string;
  @ApiProperty() displayName: string;
  @ApiProperty() role: string;
  @ApiProperty() password: string;
  @ApiProperty({ type: String, nullable: true, description: 'A code that is good once' })
  code: string | null;
  @ApiProperty({ type: 'integer', description: 'From when on the code is taken; 0 for now' })
  codeInSeconds: number;
}

@ApiSchema({ name: 'Agency' })
export class AgencyResponse {
  @ApiProperty({ type: String, nullable: true }) name: string | null;
  @ApiProperty({ type: String, nullable: true }) timeZone: string | null;
  @ApiProperty({ description: 'False until the setup link was used' }) isSetUp: boolean;
  @ApiProperty({ description: 'Whether this is the demo, with synthetic data' }) demo: boolean;
  @ApiProperty({ type: [DemoAccountResponse], nullable: true, description: 'Only in the demo' })
  demoAccounts: DemoAccountResponse[] | null;
}

@ApiSchema({ name: 'Unit' })
export class UnitResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() code: string;
  @ApiProperty() name: string;
}

@ApiSchema({ name: 'Units' })
export class UnitsResponse {
  @ApiProperty({ type: [UnitResponse] }) items: UnitResponse[];
}

@ApiSchema({ name: 'Officer' })
export class OfficerResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() badgeNumber: string;
  @ApiProperty({ format: 'uuid' }) unitId: string;
}

export class OfficersPage {
  @ApiProperty({ type: [OfficerResponse] }) items: OfficerResponse[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

class DeviceResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() serial: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Who has it now' })
  officerId: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) since: string | null;
}

@ApiSchema({ name: 'Camera' })
export class CameraResponse extends DeviceResponse {
  @ApiProperty() model: string;
}

export class CamerasPage {
  @ApiProperty({ type: [CameraResponse] }) items: CameraResponse[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

@ApiSchema({ name: 'Sensor' })
export class SensorResponse extends DeviceResponse {
  @ApiProperty({ type: String, enum: SENSOR_KINDS }) kind: string;
}

export class SensorsPage {
  @ApiProperty({ type: [SensorResponse] }) items: SensorResponse[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

@ApiSchema({ name: 'Created' })
export class CreatedResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
}

/** The identifier of the one thing that a request made. */
export function toCreated([made]: readonly { id: string }[]): CreatedResponse {
  invariant(made !== undefined, 'Nothing was made');
  return { id: made.id };
}

export function toOfficer({ id, name, badgeNumber, unitId }: OfficerResponse): OfficerResponse {
  return { id, name, badgeNumber, unitId };
}

export function toCamerasPage({ items, nextCursor }: Page<ListedDevice>): CamerasPage {
  const show = (row: ListedDevice) => ({ ...toDevice(row), model: row.type });
  return { items: items.map(show), nextCursor };
}

export function toSensorsPage({ items, nextCursor }: Page<ListedDevice>): SensorsPage {
  const show = (row: ListedDevice) => ({ ...toDevice(row), kind: row.type });
  return { items: items.map(show), nextCursor };
}

function toDevice({ id, serial, officerId, since }: ListedDevice) {
  return { id, serial, officerId, since: since?.toISOString() ?? null };
}

@ApiSchema({ name: 'OfficerMove' })
export class MoveResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) fromUnitId: string | null;
  @ApiProperty({ format: 'uuid' }) toUnitId: string;
  @ApiProperty({ format: 'date-time' }) effectiveAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  tookEffectAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) withdrawnAt: string | null;
}

export class MovesResponse {
  @ApiProperty({ type: [MoveResponse] }) items: MoveResponse[];
}

export function toMove(move: OfficerMoveEntity): MoveResponse {
  const { id, fromUnitId, toUnitId, effectiveAt, tookEffectAt, withdrawnAt } = move;
  return {
    ...{ id, fromUnitId, toUnitId, effectiveAt: effectiveAt.toISOString() },
    tookEffectAt: tookEffectAt?.toISOString() ?? null,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  };
}
