/** What a roster file can say of a person. */
export const ROSTER_COLUMNS = [
  'badgeNumber',
  'name',
  'firstName',
  'lastName',
  'unit',
  'username',
] as const;
export type RosterColumn = (typeof ROSTER_COLUMNS)[number];

/** As other systems head these columns, in small letters without anything between the words. */
const NAMES: Readonly<Record<RosterColumn, readonly string[]>> = {
  badgeNumber: [
    ...['badge', 'badgenumber', 'badgeno', 'badgeid', 'shield', 'shieldnumber', 'star'],
    ...['starnumber', 'employeenumber', 'employeeid', 'serialnumber', 'unitmemberid'],
  ],
  name: ['name', 'fullname', 'officer', 'officername', 'displayname', 'employeename'],
  firstName: ['firstname', 'givenname', 'forename'],
  lastName: ['lastname', 'surname', 'familyname'],
  unit: [
    ...['unit', 'unitcode', 'unitid', 'precinct', 'squad', 'division', 'district'],
    ...['department', 'group', 'assignment'],
  ],
  username: ['username', 'user', 'login', 'loginname', 'userid', 'account', 'samaccountname'],
};

const columnOf = new Map(
  ROSTER_COLUMNS.flatMap((column) => NAMES[column].map((name) => [name, column] as const)),
);

export interface Heading {
  /** For each column of the file in turn: what it holds, or null for one that is left out. */
  readonly columns: readonly (RosterColumn | null)[];
  /** Headings that mean nothing here, as they are written. */
  readonly ignored: readonly string[];
  readonly missing: readonly ('badgeNumber' | 'name' | 'unit')[];
  /** Two headings that mean the same. */
  readonly twice: readonly RosterColumn[];
}

/** Reads the first line of a roster file. */
export function readHeading(cells: readonly string[]): Heading {
  const columns = cells.map((cell) => columnOf.get(plain(cell)) ?? null);
  const has = (column: RosterColumn) => columns.includes(column);
  const hasName = has('name') || (has('firstName') && has('lastName'));
  return {
    columns,
    ignored: cells.filter((_cell, at) => columns[at] === null),
    missing: [
      ...(has('badgeNumber') ? [] : (['badgeNumber'] as const)),
      ...(hasName ? [] : (['name'] as const)),
      ...(has('unit') ? [] : (['unit'] as const)),
    ],
    twice: ROSTER_COLUMNS.filter(
      (column) => columns.filter((found) => found === column).length > 1,
    ),
  };
}

function plain(cell: string): string {
  return cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
