import { stringify } from 'csv-stringify/sync';
import type { SeenDisclosures } from '../domain/disclosures-for.js';
import type { EntryInWords } from '../domain/entry-in-words.js';

const COLUMNS = [
  'index',
  'at (UTC)',
  'actor',
  'name',
  'role',
  'what',
  'outcome',
  'purpose',
  'about',
  'kind',
  'disclosed',
  'withheld',
  'expunged',
];

/** With a byte order mark, without which spreadsheets garble names; formulas are defused. */
const OPTIONS = { escape_formulas: true, record_delimiter: 'windows' as const };

export const EVIDENCE_TABLE_HEAD = Buffer.from(stringify([COLUMNS], { ...OPTIONS, bom: true }));

/** Entries for people and spreadsheets. What is proven is in the log beside it, byte for byte. */
export function evidenceTable(
  entries: readonly (EntryInWords & { readonly seen: SeenDisclosures })[],
  names: ReadonlyMap<string, string>,
): Buffer {
  const rows = entries.map(({ seen, ...entry }) => [
    entry.index,
    entry.at,
    entry.actor,
    names.get(entry.actor) ?? null,
    entry.role,
    entry.words,
    entry.outcome,
    entry.purpose,
    entry.target,
    entry.kind,
    seen.shown.map(({ name, value }) => `${name}: ${JSON.stringify(value)}`).join('\n'),
    seen.withheld.join(', '),
    seen.expunged,
  ]);
  return Buffer.from(stringify(rows, OPTIONS));
}
