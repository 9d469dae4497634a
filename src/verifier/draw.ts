import {
  checkAccounts,
  checkAllocation,
  checkAssignment,
  checkCandidates,
  checkSeed,
  checkSelection,
  checkTimes,
} from './draw-checks.js';
import { fixedForm, isObject, type Json, type JsonObject, sha256 } from './draw-json.js';
import { type ListFile, readListFile } from './draw-lines.js';
import { Redraw } from './draw-sample.js';
import { type DrawRecord, readDrawRecord, readExecutedRecord, WrongShape } from './draw-shape.js';
import { type CheckFindings, type Finding, Findings } from './findings.js';
import { openSource } from './open-source.js';
import type { Source } from './source.js';

const RECORD = 'draw.json';
const FORMAT = 'plumbline-draw/v1';

/** A record of a draw of a million clips has some megabytes of JSON. */
const MOST_JSON_BYTES = 64 * 1024 * 1024;

export interface DrawVerdict {
  /** Null where `draw.json` cannot be read. */
  readonly drawId: string | null;
  /** What the trail's entry `draw.executed` must also say; null where there is none to compare. */
  readonly recordSha256: string | null;
  readonly populationCount: number;
  readonly drawnCount: number;
  /** Empty for a good record. */
  readonly findings: readonly Finding[];
  /** Findings that were counted but are too many to list. */
  readonly unlisted: number;
}

/**
 * Repeats a draw from its record, a folder or an archive of one, and compares every step. Needs
 * nothing else; what it cannot know is whether the record is the one in the agency's audit trail,
 * for which the verdict carries the digest to compare.
 */
export async function verifyDraw(path: string): Promise<DrawVerdict> {
  const findings = new Findings();
  const source = await openSource(path, findings);
  if (source === null) return verdict(findings, null, null, 0);
  try {
    return await verifyRecord(source, findings);
  } finally {
    await source.close();
  }
}

async function verifyRecord(source: Source, findings: Findings): Promise<DrawVerdict> {
  const json = await readRecord(source, findings);
  const record = json && readShape(json, readDrawRecord, findings);
  if (json === null || record === null) return verdict(findings, null, null, 0);

  const policy = await readSealed(source, 'policy.json', record.policySha256, findings);
  const executed = isExecuted(record, findings.of('draw-state'))
    ? readShape(json, readExecutedRecord, findings)
    : null;
  const redraw = new Redraw(sha256(sha256(executed?.seedText ?? '')), record.allocation);
  const lists = await readLists(source, record, redraw, findings);
  if (lists !== null) checkAccounts(record, lists, findings.of('draw-accounts'));
  checkAllocation(record, policy, findings.of('draw-allocation'));
  checkCandidates(record, findings.of('draw-candidates'));
  checkTimes(record, findings.of('draw-times'));
  if (executed !== null) {
    await readSealed(source, 'README.txt', executed.readmeSha256, findings);
    checkSeed(record, executed, findings.of('draw-seed'));
    checkSelection(record, executed, redraw, findings.of('draw-selection'));
    const assigned = redraw.assignment(record.candidates);
    checkAssignment(executed, assigned, findings.of('draw-assignment'));
  }
  const digest = typeof json.record_sha256 === 'string' ? json.record_sha256 : null;
  return verdict(findings, record, digest, lists?.population.count ?? 0);
}

async function readRecord(source: Source, findings: Findings): Promise<JsonObject | null> {
  const bytes = await read(source, RECORD, findings);
  if (bytes === null) return null;
  const report = findings.of('draw-record');
  const json = parse(bytes, report);
  if (json === null) return null;
  if (json.format !== FORMAT) report.tampered(RECORD, `It is not of ${FORMAT}.`, 'format');
  const { record_sha256: stated, ...members } = json;
  if (stated !== sha256(fixedForm(members))) {
    report.tampered(RECORD, 'Its members do not have this digest.', 'record_sha256');
  }
  return json;
}

/** The record as JSON. Nesting without end would exhaust the stack, so that is caught as well. */
function parse(bytes: Buffer, findings: CheckFindings): JsonObject | null {
  try {
    const json = JSON.parse(bytes.toString()) as Json;
    if (!Buffer.from(fixedForm(json)).equals(bytes)) {
      findings.tampered(RECORD, 'It is not written in the fixed form of a draw record.');
    }
    if (isObject(json)) return json;
    findings.tampered(RECORD, 'It is not a JSON object.');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    findings.tampered(RECORD, `It cannot be read as JSON: ${why}.`);
  }
  return null;
}

function readShape<T>(
  json: JsonObject,
  parse: (json: JsonObject) => T,
  findings: Findings,
): T | null {
  try {
    return parse(json);
  } catch (error) {
    if (!(error instanceof WrongShape)) throw error;
    findings.of('draw-record').tampered(RECORD, error.message, error.position);
    return null;
  }
}

function isExecuted({ state }: DrawRecord, findings: CheckFindings): boolean {
  if (state === 'executed') return true;
  if (state === 'void') findings.incomplete(RECORD, 'This draw was made void.', 'state');
  else findings.incomplete(RECORD, 'This draw is frozen, but not executed yet.', 'state');
  return false;
}

/** Both lists of clips, or null if one is missing. */
async function readLists(
  source: Source,
  record: DrawRecord,
  redraw: Redraw,
  findings: Findings,
): Promise<{ population: ListFile; omitted: ListFile } | null> {
  const wrong = (file: string, says: string) => {
    findings.of('draw-lists').tampered(file, says);
  };
  const omittedIds = new Set<string>();
  const omitted = await readList(source, 'excluded.tsv', findings, (id) => omittedIds.add(id));
  const population = await readList(source, 'population.tsv', findings, (id, stratum) => {
    redraw.offer(id, stratum);
    if (omittedIds.has(id)) wrong('population.tsv', `Clip ${id} also stands in excluded.tsv.`);
  });
  if (omitted === null || population === null) return null;
  if (omitted.sha256 !== record.excludedSha256) {
    wrong('excluded.tsv', 'It does not have the digest that draw.json states.');
  }
  if (population.sha256 !== record.populationSha256) {
    wrong('population.tsv', 'It does not have the digest that draw.json states.');
  }
  if (population.root !== record.populationRoot) {
    wrong('population.tsv', 'Its lines do not have the root that draw.json states.');
  }
  return { population, omitted };
}

async function readList(
  source: Source,
  file: string,
  findings: Findings,
  onLine: (id: string, label: string) => void,
): Promise<ListFile | null> {
  const chunks = await source.chunks(file);
  if (chunks !== null) return readListFile(chunks, file, findings.of('draw-lists'), onLine);
  findings.of('missing-file').incomplete(file, 'The file is missing.');
  return null;
}

/** A file with the digest that the record states; null if it is missing or another. */
async function readSealed(
  source: Source,
  file: string,
  stated: string,
  findings: Findings,
): Promise<Buffer | null> {
  const bytes = await read(source, file, findings);
  if (bytes === null || sha256(bytes) === stated) return bytes;
  findings.of('draw-record').tampered(file, 'It does not have the digest that draw.json states.');
  return null;
}

async function read(source: Source, file: string, findings: Findings): Promise<Buffer | null> {
  const bytes = await source.read(file, MOST_JSON_BYTES);
  if (bytes === null) findings.of('missing-file').incomplete(file, 'The file is missing.');
  return bytes;
}

function verdict(
  { list, unlisted }: Findings,
  record: DrawRecord | null,
  recordSha256: string | null,
  populationCount: number,
): DrawVerdict {
  const [drawId, drawnCount] = [record?.drawId ?? null, record?.counts.drawn ?? 0];
  return { drawId, recordSha256, populationCount, drawnCount, findings: list, unlisted };
}
