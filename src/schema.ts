import { CreateAuditTrail1790000000010 } from './audit-trail/persistence/migrations/1790000000010-create-audit-trail.js';
import { OneTimeLinkEntity } from './identity/persistence/one-time-link.entity.js';
import { PersonEntity } from './identity/persistence/person.entity.js';
import { RoleGrantEntity } from './identity/persistence/role-grant.entity.js';
import { SessionEntity } from './identity/persistence/session.entity.js';
import { SignInAttemptEntity } from './identity/persistence/sign-in-attempt.entity.js';
import { CreateIdentity1790000000020 } from './identity/persistence/migrations/1790000000020-create-identity.js';
import { AgencyEntity } from './agency/persistence/agency.entity.js';
import { CameraAssignmentEntity } from './agency/persistence/camera-assignment.entity.js';
import { CameraEntity } from './agency/persistence/camera.entity.js';
import { OfficerEntity } from './agency/persistence/officer.entity.js';
import { SensorAssignmentEntity } from './agency/persistence/sensor-assignment.entity.js';
import { SensorEntity } from './agency/persistence/sensor.entity.js';
import { UnitEntity } from './agency/persistence/unit.entity.js';
import { CreateAgency1790000000030 } from './agency/persistence/migrations/1790000000030-create-agency.js';
import type { Schema } from './platform/database/data-source.js';

/** Everything that the features keep in the database, in the order of the migrations' numbers. */
export const schema: Schema = {
  entities: [
    OneTimeLinkEntity,
    PersonEntity,
    RoleGrantEntity,
    SessionEntity,
    SignInAttemptEntity,
    AgencyEntity,
    CameraAssignmentEntity,
    CameraEntity,
    OfficerEntity,
    SensorAssignmentEntity,
    SensorEntity,
    UnitEntity,
  ],
  migrations: [
    CreateAuditTrail1790000000010,
    CreateIdentity1790000000020,
    CreateAgency1790000000030,
  ],
};
