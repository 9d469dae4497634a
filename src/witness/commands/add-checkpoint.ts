import { cosign } from '../../transparency-log/cosignature.js';
import { signatureLine } from '../../transparency-log/signed-note.js';
import { readAddCheckpoint } from '../../transparency-log/witness-request.js';
import { judgeCheckpoint, type Judgement } from '../domain/judge-checkpoint.js';
import type { WatchedLogs } from '../domain/watched-logs.js';
import { hashOfOrigin, type WitnessDirectory } from '../persistence/witness-directory.js';

export type Answer =
  { readonly status: 200; readonly cosignature: string } | Exclude<Judgement, { status: 200 }>;

/**
 * Judges a request, remembers the checkpoint and cosigns it. Synchronous from the look at what was
 * cosigned last to the sync of what replaces it, so that no other request can come in between and
 * no crash can make the witness forget what it answers.
 * @param nowSeconds the Unix time that the cosignature states
 */
export function addCheckpoint(
  body: Uint8Array,
  { directory, logs }: { directory: WitnessDirectory; logs: WatchedLogs },
  nowSeconds: number,
): Answer {
  const read = readAddCheckpoint(body);
  if ('malformed' in read) return { status: 400, says: read.malformed };
  const { checkpoint, text } = read.request;
  const last = directory.last(hashOfOrigin(checkpoint.origin));
  const keys = logs.of(checkpoint.origin);
  const judgement = judgeCheckpoint(read.request, keys, last?.checkpoint ?? null);
  if (judgement.status !== 200) return judgement;

  const logLines = judgement.logSignatures.map(({ name, keyId, signature }) =>
    signatureLine(name, keyId, signature),
  );
  const cosignature = cosign(text, directory.key, nowSeconds);
  directory.keep(checkpoint.origin, `${text}\n${logLines.join('')}${cosignature}`);
  return { status: 200, cosignature };
}
