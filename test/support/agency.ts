import type { ApiClient } from './api-client/api-client.js';
import { expecting } from './api-client/http.js';
import { createPerson } from './people.js';

/** A small agency: two units, an officer with a camera in each, and people in the roles that see footage. */
export interface SmallAgency {
  readonly central: string;
  readonly north: string;
  /** Of the central unit, wearing CAM-1 since 2026. */
  readonly olsen: string;
  /** Of the north unit, wearing CAM-2 since 2026. */
  readonly nguyen: string;
  readonly records: ApiClient;
  readonly centralSupervisor: ApiClient;
  readonly northSupervisor: ApiClient;
  readonly officer: ApiClient;
  readonly auditor: ApiClient;
}

export async function createSmallAgency(administrator: ApiClient): Promise<SmallAgency> {
  const { agency } = administrator;
  const id = async (answer: Parameters<typeof expecting<{ id: string }>>[1]) =>
    (await expecting(201, answer)).id;
  const central = await id(agency.addUnit({ name: 'Central', code: 'central' }));
  const north = await id(agency.addUnit({ name: 'North', code: 'north' }));
  const wearer = async (name: string, badgeNumber: string, unitId: string, serial: string) => {
    const officerId = await id(agency.addOfficer({ name, badgeNumber, unitId }));
    const cameraId = await id(agency.addCamera({ serial, model: 'Synthetic 1' }));
    await id(agency.assignCamera({ cameraId, officerId, from: '2026-01-01T00:00:00Z' }));
    return officerId;
  };
  const olsen = await wearer('Kari Olsen', '1001', central, 'CAM-1');
  const nguyen = await wearer('Linh Nguyen', '1002', north, 'CAM-2');
  const person = (username: string, role: string, more: { unitId?: string; officerId?: string }) =>
    createPerson(administrator, {
      username,
      roles: [{ role, unitId: more.unitId }],
      officerId: more.officerId,
    });
  return {
    ...{ central, north, olsen, nguyen },
    records: await person('records', 'records', {}),
    centralSupervisor: await person('sergeant-central', 'supervisor', { unitId: central }),
    northSupervisor: await person('sergeant-north', 'supervisor', { unitId: north }),
    officer: await person('olsen', 'officer', { officerId: olsen }),
    auditor: await person('auditor', 'auditor', {}),
  };
}
