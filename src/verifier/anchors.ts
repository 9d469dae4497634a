import { hash } from 'node:crypto';
import type { Findings } from './findings.js';
import { numberPath, type Source } from './source.js';
import { parseTimestamp } from './timestamp.js';

const FOLDER = 'anchors';
const ENDING = '.tsr';
const MOST_BYTES = 64 * 1024;
/** So many are told of one by one: the oldest and the newest matter most. */
const MOST_TOLD = 10;

/**
 * Holds every time stamp against the checkpoint that it was given to. Whether the authority signed
 * it is for OpenSSL to say, with a certificate that the reader trusts; how to ask is told.
 * @returns lines for people
 */
export async function checkAnchors(source: Source, findings: Findings): Promise<readonly string[]> {
  const told: string[] = [];
  let newest: number | null = null;
  let count = 0;
  for await (const size of source.numbers(FOLDER, ENDING)) {
    const time = await checkAnchor(source, size, findings);
    if (time === null) continue;
    newest = size;
    count += 1;
    told.push(`${time} over ${size} entries, as the token states`);
    if (told.length > MOST_TOLD) told.splice(MOST_TOLD / 2, 1);
  }
  if (newest === null) return [];
  return [...told, `${count} in all; to check who signed the newest one: ${command(newest)}`];
}

async function checkAnchor(
  source: Source,
  size: number,
  findings: Findings,
): Promise<string | null> {
  const file = `${FOLDER}/${numberPath(size)}${ENDING}`;
  const statement = parseTimestamp((await source.read(file, MOST_BYTES)) ?? Buffer.alloc(0));
  if ('wrong' in statement) {
    findings.of('anchor-form').tampered(file, statement.wrong);
    return null;
  }
  const stamped = `checkpoints/${numberPath(size)}`;
  const checkpoint = await source.read(stamped);
  if (checkpoint === null) {
    const says = `The checkpoint ${stamped}, to which it was given, is missing.`;
    findings.of('missing-file').incomplete(file, says);
    return null;
  }
  if (hash('sha256', checkpoint, 'buffer').equals(statement.imprint)) return statement.time;
  const says = `It was given to other bytes than those of ${stamped}.`;
  findings.of('anchor-imprint').tampered(file, says);
  return null;
}

function command(size: number): string {
  const path = numberPath(size);
  return `openssl ts -verify -in ${FOLDER}/${path}${ENDING} -data checkpoints/${path} -CAfile CERTIFICATE-OF-THE-AUTHORITY.pem`;
}
