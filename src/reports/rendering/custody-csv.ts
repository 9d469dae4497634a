import { csvHead, csvRows } from '../../platform/csv/csv.js';
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

/** The steps as a table, written while it is read. */
export async function* custodyCsv({
  agency,
  custody,
}: CustodyRecord): AsyncGenerator<Buffer, void> {
  yield csvHead(COLUMNS);
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
    yield csvRows(rows);
  }
}
