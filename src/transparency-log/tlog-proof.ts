/** All that an outsider needs to see that an entry is in the log. */
export interface TlogProof {
  readonly index: number;
  /** From the leaf's sibling upward. */
  readonly hashes: readonly Buffer[];
  /** The signed checkpoint, verbatim. */
  readonly checkpoint: string;
  /** The entry itself, with those disclosures that its reader may see. */
  readonly entry: string;
  readonly disclosures: readonly string[];
}

/** The text form of c2sp.org/tlog-proof@v1; the entry travels in its `extra` line. */
export function tlogProofText(proof: TlogProof): string {
  const extra = JSON.stringify({ entry: proof.entry, disclosures: proof.disclosures });
  return [
    'c2sp.org/tlog-proof@v1',
    `extra ${Buffer.from(extra).toString('base64')}`,
    `index ${proof.index}`,
    ...proof.hashes.map((hash) => hash.toString('base64')),
    '',
    proof.checkpoint,
  ].join('\n');
}
