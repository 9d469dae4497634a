import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  checkAccounts,
  checkAllocation,
  checkAssignment,
  checkCandidates,
  checkSeed,
  checkSelection,
  checkTimes,
} from './draw-checks.js';
import { DrawFindings, type DrawVerdict } from './draw-findings.js';
import { fixedForm, isObject, type Json, type JsonObject, sha256 } from './draw-json.js';
import { type ListFile, readListFile } from './draw-lines.js';
import { Redraw } from './draw-sample.js';
import { type DrawRecord, readDrawRecord, readExecutedRecord, WrongShape } from './draw-shape.js';

const RECORD = 'draw.json';
const FORMAT = 'plumbline-draw/v1';

/**
 * Repeats a draw from the folder of its record and compares every step. Needs nothing but the
 * folder; what it cannot know is whether the record is the one in the agency's audit trail, for
 * which the verdict carries the digest to compare.
 */
export async function verifyDraw(folder: string): Promise<DrawVerdict> {
  const findings = new DrawFindings();
  const json = await readRecord(folder, findings);
  const record = json && readShape(json, readDrawRecord, findings);
  if (json === null || record === null) return verdict(findings, null, null, 0, 0);

  const policy = await readSealed(folder, 'policy.json', record.policySha256, findings);
  const executed = isExecuted(record, findings)
    ? readShape(json, readExecutedRecord, findings)
    : null;
  const redraw = new Redraw(sha256(sha256(executed?.seedText ?? '')), record.allocation);
  const lists = await readLists(folder, record, redraw, findings);
  if (lists !== null) checkAccounts(record, lists, findings);
  checkAllocation(record, policy, findings);
  checkCandidates(record, findings);
  checkTimes(record, findings);
  if (executed !== null) {
    await readSealed(folder, 'README.txt', executed.readmeSha256, findings);
    checkSeed(record, executed, findings);
    checkSelection(record, executed, redraw, findings);
    checkAssignment(executed, redraw.assignment(record.candidates), findings);
  }
  const digest = typeof json.record_sha256 === 'string' ? json.record_sha256 : null;
  return verdict(findings, record, digest, lists?.population.count ?? 0, record.counts.drawn);
}

async function readRecord(folder: string, findings: DrawFindings): Promise<JsonObject | null> {
  const bytes = await read(folder, RECORD, findings);
  if (bytes === null) return null;
  const json = parse(bytes, findings);
  if (json === null) return null;
  if (json.format !== FORMAT) findings.tampered(RECORD, `It is not of ${FORMAT}.`, 'format');
  const { record_sha256: stated, ...members } = json;
  if (stated !== sha256(fixedForm(members))) {
    findings.tampered(RECORD, 'Its members do not have this digest.', 'record_sha256');
  }
  return json;
}

/** The record as JSON. Nesting without end would exhaust the stack, so that is caught as well. */
function parse(bytes: Buffer, findings: DrawFindings): JsonObject | null {
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
  findings: DrawFindings,
): T | null {
  try {
    return parse(json);
  } catch (error) {
    if (!(error instanceof WrongShape)) throw error;
    findings.tampered(RECORD, error.message, error.position);
    return null;
  }
}

function isExecuted({ state }: DrawRecord, findings: DrawFindings): boolean {
  if (state === 'executed') return true;
  if (state === 'void') findings.incomplete(RECORD, 'This draw was made void.', 'state');
  else findings.incomplete(RECORD, 'This draw is frozen, but not executed yet.', 'state');
  return false;
}

/** Both lists of clips, or null if one is missing. */
async function readLists(
  folder: string,
  record: DrawRecord,
  redraw: Redraw,
  findings: DrawFindings,
): Promise<{ population: ListFile; omitted: ListFile } | null> {
  const omittedIds = new Set<string>();
  const omitted = await readList(folder, 'excluded.tsv', findings, (id) => omittedIds.add(id));
  const population = await readList(folder, 'population.tsv', findings, (id, stratum) => {
    redraw.offer(id, stratum);
    if (omittedIds.has(id)) {
      findings.tampered('population.tsv', `Clip ${id} also stands in excluded.tsv.`);
    }
  });
  if (omitted === null || population === null) return null;
  if (omitted.sha256 !== record.excludedSha256) {
    findings.tampered('excluded.tsv', 'It does not have the digest that draw.json states.');
  }
  if (population.sha256 !== record.populationSha256) {
    findings.tampered('population.tsv', 'It does not have the digest that draw.json states.');
  }
  if (population.root !== record.populationRoot) {
    findings.tampered('population.tsv', 'Its lines do not have the root that draw.json states.');
  }
  return { population, omitted };
}

async function readList(
  folder: string,
  file: string,
  findings: DrawFindings,
  onLine: (id: string, label: string) => void,
): Promise<ListFile | null> {
  try {
    return await readListFile(join(folder, file), file, findings, onLine);
  } catch (error) {
    reportMissing(error, file, findings);
    return null;
  }
}

/** A file with the digest that the record states; null if it is missing or another. */
async function readSealed(
  folder: string,
  file: string,
  stated: string,
  findings: DrawFindings,
): Promise<Buffer | null> {
  const bytes = await read(folder, file, findings);
  if (bytes === null || sha256(bytes) === stated) return bytes;
  findings.tampered(file, 'It does not have the digest that draw.json states.');
  return null;
}

async function read(folder: string, file: string, findings: DrawFindings): Promise<Buffer | null> {
  try {
    return await readFile(join(folder, file));
  } catch (error) {
    reportMissing(error, file, findings);
    return null;
  }
}

function reportMissing(error: unknown, file: string, findings: DrawFindings): void {
  if (typeof error !== 'object' || error === null || !('code' in error)) throw error;
  const why = error.code === 'ENOENT' ? 'is missing' : `cannot be read (${String(error.code)})`;
  findings.incomplete(file, `The file ${why}.`);
}

function verdict(
  findings: DrawFindings,
  record: DrawRecord | null,
  recordSha256: string | null,
  populationCount: number,
  drawnCount: number,
): DrawVerdict {
  const drawId = record?.drawId ?? null;
  return { drawId, recordSha256, populationCount, drawnCount, findings: findings.list() };
}
