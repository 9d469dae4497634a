import type { Findings } from './findings.js';

const KIND = 'audit-trail.evidence-exported';

/** What the log itself says about an export of a part of it. */
export interface StatedExport {
  /** How many entries fitted. */
  readonly entries: number;
  /** The conditions, such as `kind=review.signed`. */
  readonly filter: readonly string[];
}

/**
 * Compares a package with the entry of its own export, which comes last: hashes show that nothing
 * was put in or changed, and this entry how much there has to be.
 * @param last the last entry shown, proven by now; null if there is none
 */
export function checkOwnEntry(
  file: string,
  last: string | null,
  shown: number,
  findings: Findings,
): StatedExport | null {
  const stated = last === null ? null : readStated(last);
  const report = findings.of('export-count');
  if (stated === null) {
    report.incomplete(file, 'The entry that records this export is not the last one shown.');
    return null;
  }
  const others = shown - 1;
  const says = `The log says that ${stated.entries} entries fitted; ${others} are shown.`;
  if (others < stated.entries) report.incomplete(file, says);
  if (others > stated.entries) report.tampered(file, says);
  return stated;
}

function readStated(entry: string): StatedExport | null {
  const body = JSON.parse(entry) as { kind?: unknown; facts?: unknown };
  const { entries, filter } = (body.facts ?? {}) as { entries?: unknown; filter?: unknown };
  const isList = Array.isArray(filter) && filter.every((each) => typeof each === 'string');
  return body.kind === KIND && Number.isSafeInteger(entries) && isList
    ? { entries: Number(entries), filter }
    : null;
}
