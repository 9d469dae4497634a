import type { Role } from '../../identity/identity.public.js';

/** Nobody here exists: the names are made up, and so is the city. */
export const AGENCY = { name: 'Lindenfeld Police (demo)', timeZone: 'America/Chicago' };

export const UNITS = [
  { code: 'central', name: 'Central Precinct' },
  { code: 'north', name: 'North Precinct' },
  { code: 'river', name: 'River Precinct' },
] as const;
export type UnitCode = (typeof UNITS)[number]['code'];

interface RosterOfficer {
  readonly name: string;
  readonly unit: UnitCode;
}

const OFFICER_NAMES: Readonly<Record<UnitCode, readonly string[]>> = {
  central: [
    'Ama Boateng',
    'Tomas Havel',
    'Linnea Aronsson',
    'Marcus Pell',
    'Farah Dualeh',
    'Owen Tritt',
  ],
  north: [
    'Jonas Wiklund',
    'Pa Houa Vang',
    'Elise Marchand',
    'Dario Cattaneo',
    'Ruth Okafor',
    'Sam Teller',
  ],
  river: [
    'Ingrid Solberg',
    'Mateo Arrieta',
    'Yusuf Warsame',
    'Clara Whitlock',
    'Ben Ostrow',
    'Nadia Ferro',
  ],
};

export const OFFICERS: readonly RosterOfficer[] = UNITS.flatMap(({ code }) =>
  OFFICER_NAMES[code].map((name) => ({ name, unit: code })),
);

/** The first twenty cameras: one for each officer, two in the cupboard. */
export const CAMERA_COUNT = 20;
export const CAMERA_MODEL = 'Sentinel 3';

/** Four officers of each unit have a sensor in their holster. */
export const SENSOR_COUNT = 12;
const SENSORS_PER_UNIT = 4;

export function cameraSerial(index: number): string {
  return `PB-${1041 + index}`;
}

export function sensorSerial(index: number): string {
  return `HS-${301 + index}`;
}

/** Whose holster a sensor is in, as an index into the roster. */
export function sensorWearer(sensor: number): number {
  const perUnit = OFFICERS.length / UNITS.length;
  return Math.floor(sensor / SENSORS_PER_UNIT) * perUnit + (sensor % SENSORS_PER_UNIT);
}

export interface DemoAccount {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  /** Limits the role to a unit. */
  readonly unit: UnitCode | null;
  /** Who of the roster this is, as an index. */
  readonly officer: number | null;
  /** Whether the account is printed for visitors; the others only make the history. */
  readonly isShown: boolean;
}

const shown = { officer: null, unit: null, isShown: true };

export const ACCOUNTS: readonly DemoAccount[] = [
  { ...shown, username: 'admin', displayName: 'Alex Admin', role: 'administrator' },
  { ...shown, username: 'chief', displayName: 'Chief Edda Marlow', role: 'chief' },
  { ...shown, username: 'commander', displayName: 'Cmdr. Hanna Lowe', role: 'commander' },
  {
    ...shown,
    username: 'supervisor',
    displayName: 'Sgt. Peter Nyman',
    role: 'supervisor',
    unit: 'central',
  },
  { ...shown, username: 'records', displayName: 'Rosa Lindqvist', role: 'records' },
  { ...shown, username: 'approver', displayName: 'Bram Okker', role: 'approver' },
  { ...shown, username: 'auditor', displayName: 'Avery Quill', role: 'auditor' },
  { ...shown, username: 'officer', displayName: 'Ama Boateng', role: 'officer', officer: 0 },
  {
    ...shown,
    username: 'supervisor-central',
    displayName: 'Sgt. Tomas Havel',
    role: 'supervisor',
    unit: 'central',
    // Wears a camera like everybody in the precinct, and must never review the clips from it.
    officer: 1,
    isShown: false,
  },
  {
    ...shown,
    username: 'supervisor-north',
    displayName: 'Sgt. Mai Xiong',
    role: 'supervisor',
    unit: 'north',
    isShown: false,
  },
  {
    ...shown,
    username: 'supervisor-river',
    displayName: 'Sgt. Leo Brandt',
    role: 'supervisor',
    unit: 'river',
    isShown: false,
  },
];
