import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** How many rows each group has, by the list of attacks that the house is built against. */
const GROUPS: readonly (readonly [string, number])[] = [
  ['A', 25],
  ['B', 21],
  ['K', 12],
];

const rowsIn = (text: string): string[] =>
  [...text.matchAll(/\b[A-Z]\d{2}\b/g)].map(([row]) => row);

/** Every row that stands in the title of a test or of a group of tests. */
function rowsInTitles(): Set<string> {
  const files = globSync('{test/**/*.test.ts,src/**/*.spec.ts}', { cwd: root });
  const titles = files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(/(?:\b(?:it|describe)|\]\)|\)\))\s*\(\s*(['"`])([\s\S]*?)\1/g)];
  });
  return new Set(titles.flatMap(([, , title = '']) => rowsIn(title)));
}

const excused = readFileSync(join(root, 'docs', 'attack-rows.md'), 'utf8');
const reasons = new Set([...excused.matchAll(/^\| ([A-Z]\d{2}) \| \S/gm)].map(([, row]) => row));

it.each(GROUPS)('%s: each of its %i rows has a test, or a reason in the page', (group, count) => {
  const shown = rowsInTitles();
  const rows = Array.from(
    { length: count },
    (_, at) => `${group}${String(at + 1).padStart(2, '0')}`,
  );
  expect(rows.filter((row) => !shown.has(row) && !reasons.has(row))).toEqual([]);
  // A reason for what has a test would be a lie.
  expect(rows.filter((row) => shown.has(row) && reasons.has(row))).toEqual([]);
});
