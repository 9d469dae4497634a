export const CONSISTENCY_HEADER = 'plumbline-consistency@v1';

/** All that an outsider needs to see that one log is the beginning of another. */
export interface ConsistencyFile {
  /** The consistency proof of RFC 6962, 2.1.2, from the smaller tree to the larger one. */
  readonly hashes: readonly Buffer[];
  /** The signed checkpoint of the smaller tree, verbatim, then that of the larger one. */
  readonly older: string;
  readonly newer: string;
}

/**
 * The text form, built like that of c2sp.org/tlog-proof, for which there is no standard: a header,
 * one hash a line, and after an empty line each of the two notes. A note has exactly one empty line
 * of its own, so the parts cannot be mistaken for one another.
 */
export function consistencyFileText({ hashes, older, newer }: ConsistencyFile): string {
  const lines = [CONSISTENCY_HEADER, ...hashes.map((hash) => hash.toString('base64'))];
  return `${lines.join('\n')}\n\n${older}\n${newer}`;
}
