import {
  BooleanField,
  EnumField,
  IdField,
  MomentField,
  TextField,
} from '../../platform/http/fields.js';
import { PageRequest } from '../../platform/http/page.js';
import { SENSOR_KINDS, type SensorKind } from '../domain/sensor-kind.js';

/** Something other than spaces. */
const NOT_BLANK = /\S/;
const SERIAL = { max: 64, pattern: NOT_BLANK, says: 'Upper and lower case are the same' };

export class SetupRequest {
  @TextField({ max: 100, says: 'From the setup link' })
  token: string;

  @TextField({ max: 200, pattern: NOT_BLANK })
  agencyName: string;

  @TextField({ max: 64, says: 'A name of the IANA database, such as America/Chicago' })
  timeZone: string;

  @TextField({ max: 200, pattern: NOT_BLANK })
  displayName: string;

  @TextField({ max: 100, pattern: /^[^\s]+$/, says: 'No spaces' })
  username: string;

  @TextField({ max: 1024, says: 'Twelve characters or more' })
  password: string;
}

export class NewUnitRequest {
  @TextField({
    max: 32,
    pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/,
    says: 'Lower-case letters, digits and hyphens; it becomes part of the names of draws',
  })
  code: string;

  @TextField({ max: 200, pattern: NOT_BLANK })
  name: string;
}

export class NewOfficerRequest {
  @TextField({ max: 200, pattern: NOT_BLANK })
  name: string;

  @TextField({ max: 32, pattern: NOT_BLANK })
  badgeNumber: string;

  @IdField()
  unitId: string;
}

export class OfficersRequest extends PageRequest {
  @IdField({ optional: true })
  unitId?: string;
}

export class NewCameraRequest {
  @TextField(SERIAL)
  serial: string;

  @TextField({ max: 100, pattern: NOT_BLANK })
  model: string;
}

export class NewSensorRequest {
  @TextField(SERIAL)
  serial: string;

  @EnumField(SENSOR_KINDS)
  kind: SensorKind;
}

class AssignmentRequest {
  @IdField()
  officerId: string;

  @MomentField()
  from: Date;

  @MomentField({ optional: true, says: 'Left out while the officer keeps the device' })
  to?: Date;

  @BooleanField({
    optional: true,
    says: 'Ends the open assignment before this one at the moment this one begins',
  })
  endsPrevious?: boolean;
}

export class CameraAssignmentRequest extends AssignmentRequest {
  @IdField()
  cameraId: string;
}

export class SensorAssignmentRequest extends AssignmentRequest {
  @IdField()
  sensorId: string;
}

export class MoveOfficerRequest {
  @IdField({ says: 'The unit to move to' })
  unitId: string;

  @MomentField({ optional: true, says: 'From when on; now, if it is left out' })
  from?: Date;
}
