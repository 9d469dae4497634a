import type { ProvenStep } from '../../audit-trail/audit-trail.public.js';
import { type CustodyRecord, HOW_TO_VERIFY } from '../domain/custody-record.js';
import { localTime } from './local-time.js';

/** The record for programs, a line to a step, written while it is read. */
export async function* custodyJson(record: CustodyRecord): AsyncGenerator<Buffer, void> {
  const { agency, clip, custody } = record;
  const head = {
    format: 'plumbline-custody/v1',
    agency,
    clip,
    checkpoint: custody.checkpoint.note,
    keys: custody.keys,
    howToVerify: HOW_TO_VERIFY,
    count: custody.count,
  };
  yield Buffer.from(`${JSON.stringify(head, null, 2).slice(0, -2)},\n  "steps": [`);
  let before = '\n';
  for await (const steps of custody.steps) {
    const lines = steps.map((step) => JSON.stringify(stepJson(step, agency.timeZone)));
    yield Buffer.from(`${before}${lines.join(',\n')}`);
    before = ',\n';
  }
  yield Buffer.from('\n]\n}\n');
}

function stepJson({ seen, raw, id, ...step }: ProvenStep, timeZone: string) {
  return {
    ...step,
    number: id,
    local: localTime(step.at, timeZone),
    entry: raw,
    disclosures: seen.shown,
    withheld: seen.withheld,
    expunged: seen.expunged,
  };
}
