import { createHash } from 'node:crypto';
import { readCheckpoint } from './checkpoints.js';
import { verifyEntriesLog } from './entries-log.js';
import type { Findings } from './findings.js';
import type { LogKeys } from './keys.js';
import { parseNote } from './note.js';
import type { StatedExport } from './own-entry.js';
import { verifyProof } from './proof.js';
import type { Source } from './source.js';

const MANIFEST = 'manifest';
const FORMAT = 'plumbline-evidence/v1';
const MOST_MANIFEST_BYTES = 64 * 1024 * 1024;
/** An entry has 65,535 bytes at the most; its proof is hashes and a checkpoint more. */
const MOST_PROOF_BYTES = 1024 * 1024;
const LINE =
  /^([0-9a-f]{64}) (0|[1-9]\d{0,14}) ((?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*)$/;

export interface ExportVerdict {
  readonly size: number | null;
  /** How many files the manifest names. */
  readonly files: number;
  /** How many entries are proven, by files of their own or together. */
  readonly proven: number;
  /** What the log itself says was asked for; null where it does not. */
  readonly stated: StatedExport | null;
  readonly keys: readonly string[];
}

interface Listed {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Checks an evidence package: the manifest's signature, every file by it, and every proof. */
export async function verifyExport(
  source: Source,
  keys: LogKeys,
  findings: Findings,
): Promise<ExportVerdict> {
  const listed = await readManifest(source, keys, findings);
  const head = await readCheckpoint(source, 'checkpoint', keys, findings);
  if (head !== null) keys.signed('checkpoint', head.signers, 0);
  if (listed !== null && head !== null && listed.size !== head.size) {
    const says = `It speaks of ${listed.size} entries, the checkpoint of ${head.size}.`;
    findings.of('manifest').tampered(MANIFEST, says);
  }
  let proven = 0;
  for (const file of listed?.files ?? []) {
    await checkFile(source, file, findings);
    if (!file.path.endsWith('.tlog-proof')) continue;
    const bytes = await source.read(file.path, MOST_PROOF_BYTES);
    const proof = bytes && verifyProof(bytes, file.path, keys, findings);
    if (proof?.entry != null) proven += 1;
  }
  const inLog = head && (await verifyEntriesLog(source, head, findings));
  await refuseStrangers(source, listed?.files ?? [], findings);
  const trust = keys.judgeTrust(findings);
  return {
    size: head?.size ?? null,
    files: listed?.files.length ?? 0,
    proven: proven + (inLog?.proven ?? 0),
    stated: inLog?.stated ?? null,
    keys: trust,
  };
}

async function readManifest(
  source: Source,
  keys: LogKeys,
  findings: Findings,
): Promise<{ size: number; files: readonly Listed[] } | null> {
  const bytes = await source.read(MANIFEST, MOST_MANIFEST_BYTES);
  if (bytes === null) {
    findings.of('missing-file').incomplete(MANIFEST, 'The list of the files is missing.');
    return null;
  }
  const wrong = (says: string, position?: string) => {
    findings.of('manifest').tampered(MANIFEST, says, position);
    return null;
  };
  const note = parseNote(bytes);
  if ('wrong' in note) return wrong(note.wrong);
  const signers = keys.signers(note);
  if ('wrong' in signers) return wrong(signers.wrong);
  keys.signed(MANIFEST, signers, 0);
  const [format, origin, digits = '', ...lines] = note.text.slice(0, -1).split('\n');
  if (format !== FORMAT || origin !== keys.origin || !/^(0|[1-9]\d{0,14})$/.test(digits)) {
    return wrong(`It is not of the form ${FORMAT} about this log.`);
  }
  const files: Listed[] = [];
  for (const [at, line] of lines.entries()) {
    const [, sha256 = '', length, path = ''] = LINE.exec(line) ?? [];
    const isNext = (files.at(-1)?.path ?? '') < path;
    if (length === undefined || !isNext)
      wrong('This names no file, or one twice.', `line ${at + 4}`);
    else files.push({ path, sha256, bytes: Number(length) });
  }
  return { size: Number(digits), files };
}

async function checkFile(source: Source, listed: Listed, findings: Findings): Promise<void> {
  const chunks = await source.chunks(listed.path);
  if (chunks === null) {
    findings.of('missing-file').incomplete(listed.path, 'This file of the package is missing.');
    return;
  }
  const digest = createHash('sha256');
  let length = 0;
  for await (const chunk of chunks) {
    digest.update(chunk);
    length += chunk.length;
    if (length > listed.bytes) break;
  }
  if (length === listed.bytes && digest.digest('hex') === listed.sha256) return;
  findings.of('manifest-file').tampered(listed.path, 'It is not the file that the list names.');
}

/** What nobody signed for must not pass as part of the evidence. */
async function refuseStrangers(
  source: Source,
  listed: readonly Listed[],
  findings: Findings,
): Promise<void> {
  const known = new Set([MANIFEST, ...listed.map(({ path }) => path)]);
  for await (const path of source.paths()) {
    if (known.has(path)) continue;
    findings.of('manifest-file').tampered(path, 'The list does not name this file.');
  }
}
