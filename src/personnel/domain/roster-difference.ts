import type { RosterRow, RowFault } from './roster-file.js';

export interface KnownOfficer {
  readonly id: string;
  readonly badgeNumber: string;
  readonly name: string;
  readonly unitId: string;
  readonly hasLeft: boolean;
  readonly hasPlannedMove: boolean;
}

export interface KnownUser {
  readonly personId: string;
  readonly username: string;
  readonly officerId: string | null;
}

/** The roster as it is. */
export interface KnownRoster {
  readonly officers: readonly KnownOfficer[];
  /** Units by code. */
  readonly units: ReadonlyMap<string, string>;
  readonly users: readonly KnownUser[];
}

export interface NewOfficerRow {
  readonly line: number;
  readonly badgeNumber: string;
  readonly name: string;
  readonly unitId: string;
}
export interface ChangedOfficer {
  readonly line: number;
  readonly officerId: string;
  readonly badgeNumber: string;
  readonly field: 'name';
  readonly from: string;
  readonly to: string;
}
export interface MovedOfficer {
  readonly line: number;
  readonly officerId: string;
  readonly badgeNumber: string;
  readonly name: string;
  readonly fromUnitId: string;
  readonly toUnitId: string;
}
export interface PlainOfficer {
  readonly officerId: string;
  readonly badgeNumber: string;
  readonly name: string;
}
export interface MissingOfficer extends PlainOfficer {
  readonly unitId: string;
  /** Whose account would end, too. */
  readonly personId: string | null;
}
/** An account that would be prepared, to be approved by somebody else. */
export interface NewAccount {
  readonly line: number;
  readonly badgeNumber: string;
  readonly name: string;
  readonly username: string;
}

export interface RosterDifference {
  readonly fresh: readonly NewOfficerRow[];
  readonly changed: readonly ChangedOfficer[];
  readonly moved: readonly MovedOfficer[];
  readonly returned: readonly PlainOfficer[];
  readonly missing: readonly MissingOfficer[];
  readonly accounts: readonly NewAccount[];
  readonly same: number;
}

export interface Comparison {
  readonly difference: RosterDifference;
  readonly faults: readonly RowFault[];
}

/** Holds a roster file against the roster as it is: what would change, and what cannot. */
export function compareRoster(
  rows: readonly RosterRow[],
  known: KnownRoster,
  unreadable: readonly RowFault[],
): Comparison {
  const officers = new Map(known.officers.map((officer) => [officer.badgeNumber, officer]));
  const users = new Map(known.users.map((user) => [user.username, user]));
  const faults = rows.flatMap((row) => faultOf(row, known, officers, users) ?? []);
  const bad = new Set(faults.map(({ line }) => line));
  const good = rows.filter(({ line }) => !bad.has(line));
  const named = new Set([
    ...rows.map(({ badgeNumber }) => badgeNumber),
    ...unreadable.flatMap(({ badgeNumber }) => badgeNumber ?? []),
  ]);
  const persons = new Map(known.users.map((user) => [user.officerId, user.personId]));
  const present = good.map((row) => ({
    row,
    officer: officers.get(row.badgeNumber),
    unitId: known.units.get(row.unit) ?? '',
  }));
  const difference: RosterDifference = {
    fresh: present.flatMap(({ row, officer, unitId }) =>
      officer === undefined
        ? [{ line: row.line, badgeNumber: row.badgeNumber, name: row.name, unitId }]
        : [],
    ),
    changed: present.flatMap(({ row, officer }) =>
      officer === undefined || officer.name === row.name ? [] : [changedOf(row, officer)],
    ),
    moved: present.flatMap(({ row, officer, unitId }) =>
      officer === undefined || officer.unitId === unitId ? [] : [movedOf(row, officer, unitId)],
    ),
    returned: present.flatMap(({ officer }) => (officer?.hasLeft === true ? [plain(officer)] : [])),
    missing: known.officers
      .filter(({ badgeNumber, hasLeft }) => !hasLeft && !named.has(badgeNumber))
      .map((one) => ({
        ...plain(one),
        unitId: one.unitId,
        personId: persons.get(one.id) ?? null,
      })),
    accounts: good.flatMap(({ line, badgeNumber, name, username }) =>
      username === null || users.has(username) ? [] : [{ line, badgeNumber, name, username }],
    ),
    same: present.filter(
      ({ row, officer, unitId }) =>
        officer?.name === row.name && officer.unitId === unitId && !officer.hasLeft,
    ).length,
  };
  return { difference, faults };
}

function faultOf(
  { line, badgeNumber, name, unit, username }: RosterRow,
  known: KnownRoster,
  officers: ReadonlyMap<string, KnownOfficer>,
  users: ReadonlyMap<string, KnownUser>,
): RowFault | null {
  const says: string[] = [];
  const unitId = known.units.get(unit);
  if (unitId === undefined) says.push(`There is no unit with the code ${unit}; add it first`);
  const officer = officers.get(badgeNumber);
  if (officer?.hasPlannedMove === true && officer.unitId !== unitId) {
    says.push('A move of this officer is planned; withdraw it first');
  }
  const user = username === null ? undefined : users.get(username);
  if (user !== undefined && user.officerId !== (officer?.id ?? null)) {
    says.push(
      user.officerId === null
        ? 'The account with this user name is nobody’s of the roster; link it at the person first'
        : 'The account with this user name is another officer’s',
    );
  }
  const cells = [badgeNumber, name, unit, username ?? ''];
  return says.length === 0 ? null : { line, cells, says, badgeNumber };
}

function changedOf({ line, name }: RosterRow, officer: KnownOfficer): ChangedOfficer {
  const { id: officerId, badgeNumber } = officer;
  return { line, officerId, badgeNumber, field: 'name', from: officer.name, to: name };
}

function movedOf({ line, name }: RosterRow, officer: KnownOfficer, toUnitId: string): MovedOfficer {
  const { id: officerId, badgeNumber, unitId: fromUnitId } = officer;
  return { line, officerId, badgeNumber, name, fromUnitId, toUnitId };
}

function plain({ id: officerId, badgeNumber, name }: KnownOfficer): PlainOfficer {
  return { officerId, badgeNumber, name };
}
