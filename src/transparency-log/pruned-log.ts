import type { NodeReader } from './merkle-proofs.js';

/** An entry that its reader gets to see, with those of its disclosures that they may see. */
export interface ShownEntry {
  readonly index: number;
  /** The stored bytes; no line end may be among them. */
  readonly entry: Buffer;
  readonly disclosures: readonly string[];
}

/** A full subtree of the log: `width` entries, a power of two, beginning at a multiple of it. */
export interface Subtree {
  readonly first: number;
  readonly width: number;
}

/** The fewest full subtrees that cover the entries from `begin` up to but not including `end`. */
export function* subtreesOf(begin: number, end: number): Generator<Subtree, void> {
  for (let first = begin; first < end;) {
    let width = 1;
    while (first % (width * 2) === 0 && first + width * 2 <= end) width *= 2;
    yield { first, width };
    first += width;
  }
}

/**
 * The whole log up to `size` as text, with everything that is not shown replaced by hashes: one
 * file from which anybody computes the root again, so it proves every entry in it at its place. It
 * takes far less than a proof for each, as neighbours share their hashes. A line is one of
 *
 *     entry <index> <the entry, byte for byte>
 *     disclosure <encoded>                  of the entry before it
 *     hidden <first index> <how many> <root of that full subtree, base64>
 *
 * and the lines cover the indices from 0 to the size without a gap.
 *
 * @param shown batches in ascending order of the index
 * @param nodes makes the reader for one batch, so that what it remembers of the tree stays small
 */
export async function* prunedLog(
  size: number,
  shown: AsyncIterable<readonly ShownEntry[]>,
  nodes: () => NodeReader,
): AsyncGenerator<Buffer, void> {
  let next = 0;
  for await (const batch of shown) {
    const lines: string[] = [];
    const node = nodes();
    for (const { index, entry, disclosures } of batch) {
      lines.push(...(await hiddenLines(next, index, node)));
      lines.push(`entry ${index} ${entry.toString('latin1')}`);
      for (const disclosure of disclosures) lines.push(`disclosure ${disclosure}`);
      next = index + 1;
    }
    if (lines.length > 0) yield Buffer.from(`${lines.join('\n')}\n`, 'latin1');
  }
  const rest = await hiddenLines(next, size, nodes());
  if (rest.length > 0) yield Buffer.from(`${rest.join('\n')}\n`);
}

async function hiddenLines(begin: number, end: number, node: NodeReader): Promise<string[]> {
  const lines: string[] = [];
  for (const { first, width } of subtreesOf(begin, end)) {
    const root = await node(Math.log2(width), first / width);
    lines.push(`hidden ${first} ${width} ${root.toString('base64')}`);
  }
  return lines;
}
