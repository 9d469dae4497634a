import type { Findings } from './findings.js';
import type { LogKeys } from './keys.js';
import { parseNote } from './note.js';
import type { Source } from './source.js';

const FILE = 'pruned';
const FORMAT = 'plumbline-pruned/v1';

/**
 * From which entry on the log still holds what was written (0 for all of it). Removing what has
 * outlived its retention is lawful and is signed; the hashes stay, so every root can be computed.
 */
export async function prunedBefore(
  source: Source,
  keys: LogKeys,
  size: number,
  findings: Findings,
): Promise<number> {
  const bytes = await source.read(FILE);
  if (bytes === null) return 0;
  const wrong = (says: string) => {
    findings.of('pruned').tampered(FILE, says);
    return 0;
  };
  const note = parseNote(bytes);
  if ('wrong' in note) return wrong(note.wrong);
  const signers = keys.signers(note);
  if ('wrong' in signers) return wrong(signers.wrong);
  const [format, origin, digits = '', ...more] = note.text.split('\n');
  const isNumber = /^(0|[1-9]\d{0,14})$/.test(digits) && more.join() === '';
  if (format !== FORMAT || origin !== keys.origin || !isNumber || more.length !== 1) {
    return wrong(`It is not a note of the form ${FORMAT} about this log.`);
  }
  if (Number(digits) > size) return wrong(`It speaks of ${digits} entries; there are ${size}.`);
  keys.signed(FILE, signers, 0);
  return Number(digits);
}
