import type { ApiClient } from './api-client/api-client.js';
import type { AuthorizationWish } from './api-client/authorizations.js';
import { expecting } from './api-client/http.js';
import { authorize } from './authorizations.js';
import { chiefOf, createPerson } from './people.js';

/** A small agency: two units, an officer with a camera in each, and people in the roles that see footage. */
export interface SmallAgency {
  readonly central: string;
  readonly north: string;
  /** Of the central unit, wearing CAM-1 since 2026. */
  readonly olsen: string;
  /** Of the north unit, wearing CAM-2 since 2026. */
  readonly nguyen: string;
  /** Has authorized everybody here who watches footage; himself not yet. */
  readonly chief: ApiClient;
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
  const chief = await chiefOf(administrator);
  const viewer = async (
    made: Promise<ApiClient>,
    reach: Pick<AuthorizationWish, 'reach' | 'unitIds'>,
  ) => {
    const client = await made;
    await authorize(chief, client, reach);
    return client;
  };
  const supervisor = (username: string, unitId: string) =>
    viewer(person(username, 'supervisor', { unitId }), { reach: 'units', unitIds: [unitId] });
  return {
    ...{ central, north, olsen, nguyen, chief },
    records: await viewer(person('records', 'records', {}), { reach: 'all' }),
    centralSupervisor: await supervisor('sergeant-central', central),
    northSupervisor: await supervisor('sergeant-north', north),
    officer: await viewer(person('olsen', 'officer', { officerId: olsen }), { reach: 'own' }),
    auditor: await person('auditor', 'auditor', {}),
  };
}
