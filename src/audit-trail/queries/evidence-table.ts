import { csvHead, csvRows } from '../../platform/csv/csv.js';
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

export const EVIDENCE_TABLE_HEAD = csvHead(COLUMNS);

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
  return csvRows(rows);
}
