import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { normalizeUsername } from '../../identity/identity.public.js';
import { readHeading, type RosterColumn } from './roster-columns.js';
import { rosterRefusals } from './roster.errors.js';

export const MOST_ROWS = 10_000;
export const MOST_BYTES = 8 * 1024 * 1024;
/** A line longer than this is no line of a roster. */
const MOST_RECORD_CHARACTERS = 20_000;

/** One line of a roster file that can be used. */
export interface RosterRow {
  readonly line: number;
  readonly badgeNumber: string;
  readonly name: string;
  /** The unit's code. */
  readonly unit: string;
  readonly username: string | null;
}

/** One line that cannot, with all that is wrong with it. */
export interface RowFault {
  readonly line: number;
  readonly cells: readonly string[];
  readonly says: readonly string[];
  /** Where it can be read: its officer is not missing from the file. */
  readonly badgeNumber: string | null;
}

export interface RosterFile {
  readonly rows: readonly RosterRow[];
  readonly faults: readonly RowFault[];
  /** The headings of the file. */
  readonly heading: readonly string[];
  /** Those of them that mean nothing here. */
  readonly ignored: readonly string[];
}

const text = (what: string, max: number) =>
  z
    .string()
    .trim()
    .min(1, `${what} is missing`)
    .max(max, `${what} is longer than ${max} characters`)
    .refine((value) => !/\p{Cc}/u.test(value), `${what} holds a character that cannot be shown`);

const rowSchema = z.object({
  badgeNumber: text('The badge number', 32),
  name: text('The name', 200),
  unit: text('The unit', 64).transform((value) => value.toLowerCase()),
  username: z
    .string()
    .trim()
    .max(100, 'The user name is longer than 100 characters')
    .regex(/^\S*$/, 'The user name holds a space')
    .refine(
      (value) => !/\p{Cc}/u.test(value),
      'The user name holds a character that cannot be shown',
    )
    .transform((value) => (value === '' ? null : normalizeUsername(value))),
});

/**
 * Reads a roster file: text in UTF-8, separated by commas, semicolons or tabs.
 * @throws DomainError `roster.not-utf-8`, `.empty-file`, `.unreadable`, `.columns-missing`,
 *   `.column-twice`, `.too-many-rows`
 */
export function readRosterFile(bytes: Uint8Array): RosterFile {
  const [first, ...records] = recordsOf(decode(bytes));
  if (first === undefined) throw rosterRefusals.refuse('empty-file');
  const heading = readHeading(first.cells);
  if (heading.missing.length > 0) {
    throw rosterRefusals.refuse('columns-missing', { missing: heading.missing.join(', ') });
  }
  if (heading.twice.length > 0) {
    throw rosterRefusals.refuse('column-twice', { twice: heading.twice.join(', ') });
  }
  if (records.length > MOST_ROWS) throw rosterRefusals.refuse('too-many-rows', { most: MOST_ROWS });
  const read = records.map((record) => readRow(heading.columns, record));
  const rows = read.flatMap(({ row }) => row ?? []);
  const doubles = doublesAmong(rows);
  return {
    rows: rows.filter(({ line }) => !doubles.has(line)),
    faults: read
      .flatMap(({ fault, row, cells }) => {
        if (fault !== null) return [fault];
        const says = row === null ? undefined : doubles.get(row.line);
        if (row === null || says === undefined) return [];
        return [{ line: row.line, cells, says, badgeNumber: row.badgeNumber }];
      })
      .sort((a, b) => a.line - b.line),
    heading: first.cells,
    ignored: heading.ignored,
  };
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw rosterRefusals.refuse('not-utf-8');
  }
}

const recordsWithLines = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }),
);

function recordsOf(content: string): Line[] {
  try {
    const found = recordsWithLines.parse(
      parse(content, {
        delimiter: delimiterOf(content),
        info: true,
        max_record_size: MOST_RECORD_CHARACTERS,
        relax_column_count: true,
        skip_empty_lines: true,
        to: MOST_ROWS + 2,
      }),
    );
    return found.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = error['lines'];
    throw rosterRefusals.refuse('unreadable', { line: typeof line === 'number' ? line : null });
  }
}

/** The one of the three that stands most often in the first line. */
function delimiterOf(content: string): string {
  const [line = ''] = content.split(/\r?\n/, 1);
  const count = (mark: string) => line.split(mark).length;
  return [',', ';', '\t'].sort((a, b) => count(b) - count(a))[0] ?? ',';
}

function readRow(
  columns: readonly (RosterColumn | null)[],
  { line, cells }: Line,
): { row: RosterRow | null; fault: RowFault | null; cells: readonly string[] } {
  const cell = (column: RosterColumn) => cells[columns.indexOf(column)] ?? '';
  const name = columns.includes('name')
    ? cell('name')
    : `${cell('firstName').trim()} ${cell('lastName').trim()}`;
  const parsed = rowSchema.safeParse({
    ...{ badgeNumber: cell('badgeNumber'), name, unit: cell('unit') },
    username: columns.includes('username') ? cell('username') : '',
  });
  if (parsed.success) return { row: { line, ...parsed.data }, fault: null, cells };
  const says = parsed.error.issues.map(({ message }) => message);
  const badge = rowSchema.shape.badgeNumber.safeParse(cell('badgeNumber'));
  const badgeNumber = badge.success ? badge.data : null;
  return { row: null, fault: { line, cells, says, badgeNumber }, cells };
}

/** Lines that say the same of two people; none of them is used. */
function doublesAmong(rows: readonly RosterRow[]): Map<number, string[]> {
  const found = new Map<number, string[]>();
  const note = (key: (row: RosterRow) => string | null, what: string) => {
    for (const [value, group] of Map.groupBy(rows, key)) {
      if (value === null || group.length === 1) continue;
      const lines = group.map(({ line }) => line).join(', ');
      for (const { line } of group) {
        found.set(line, [...(found.get(line) ?? []), `${what} stands on lines ${lines}`]);
      }
    }
  };
  note(({ badgeNumber }) => badgeNumber, 'The same badge number');
  note(({ username }) => username, 'The same user name');
  return found;
}
