import { stringify } from 'csv-stringify/sync';
import type { CustodyRecord } from '../domain/custody-record.js';
import { localTime } from './local-time.js';

const COLUMNS = [
  'entry',
  'at (UTC)',
  'at (agency)',
  'actor',
  'name',
  'role',
  'what',
  'outcome',
  'purpose',
  'kind',
  'disclosed',
  'withheld',
  'expunged',
];

/** Without the option a cell such as `=1+1` would run in the reader's spreadsheet. */
const OPTIONS = { escape_formulas: true, record_delimiter: 'windows' as const };

/** The steps as a table, written while it is read. */
export async function* custodyCsv({
  agency,
  custody,
}: CustodyRecord): AsyncGenerator<Buffer, void> {
  yield Buffer.from(stringify([COLUMNS], { ...OPTIONS, bom: true }));
  for await (const steps of custody.steps) {
    const rows = steps.map(({ seen, ...step }) => [
      step.index,
      step.at,
      localTime(step.at, agency.timeZone),
      step.actor,
      step.actorName,
      step.role,
      step.words,
      step.outcome,
      step.purpose,
      step.kind,
      seen.shown.map(({ name, value }) => `${name}: ${JSON.stringify(value)}`).join('\n'),
      seen.withheld.join(', '),
      seen.expunged,
    ]);
    yield Buffer.from(stringify(rows, OPTIONS));
  }
}
