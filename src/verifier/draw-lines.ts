import { createHash } from 'node:crypto';
import type { CheckFindings } from './findings.js';

/** What a list file of a record turned out to hold. */
export interface ListFile {
  readonly sha256: string;
  readonly root: string;
  readonly count: number;
  /** Lines by their second field. */
  readonly counts: ReadonlyMap<string, number>;
}

// One byte is one character, so that nothing about the bytes is lost before they are judged.
const ENCODING = 'latin1';
/** A file without line ends must not fill the memory; what comes after is not worth reading. */
const LONGEST_LINE = 10_000;
const LINE = /^[!-{}~]+\t[!-{}~]+$/;

/**
 * Reads a file of `id TAB label` lines once, in a fixed amount of memory, and reports every line
 * that is malformed or out of order.
 */
export async function readListFile(
  chunks: AsyncIterable<Buffer>,
  file: string,
  findings: CheckFindings,
  onLine: (id: string, label: string) => void,
): Promise<ListFile> {
  const digest = createHash('sha256');
  const tree = new LineTree();
  const counts = new Map<string, number>();
  let number = 0;
  let previous = '';
  let rest = '';
  for await (const chunk of chunks) {
    digest.update(chunk);
    const lines = (rest + chunk.toString(ENCODING)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) break;
    for (const line of lines) {
      number += 1;
      const at = `line ${number}`;
      tree.add(line);
      if (!LINE.test(line)) {
        findings.tampered(file, 'This is no line of an id, a tab and a label.', at);
        continue;
      }
      if (line <= previous) findings.tampered(file, 'The lines are not in order.', at);
      previous = line;
      const [id = '', label = ''] = line.split('\t');
      counts.set(label, (counts.get(label) ?? 0) + 1);
      onLine(id, label);
    }
  }
  if (rest !== '') findings.tampered(file, 'The last line has no end.', `line ${number + 1}`);
  return { sha256: digest.digest('hex'), root: tree.root(), count: number, counts };
}

/** The tree of RFC 6962 over lines, keeping only the roots of full subtrees. */
class LineTree {
  /** At index i the root of a full subtree of 2^i leaves, where there is one. */
  private readonly full: (Buffer | undefined)[] = [];

  add(line: string): void {
    let node = digestOf(Buffer.of(0), Buffer.from(line, ENCODING));
    let level = 0;
    for (let left = this.full[level]; left !== undefined; left = this.full[level]) {
      node = digestOf(Buffer.of(1), left, node);
      this.full[level] = undefined;
      level += 1;
    }
    this.full[level] = node;
  }

  root(): string {
    let root: Buffer | undefined;
    for (const left of this.full) {
      if (left === undefined) continue;
      root = root === undefined ? left : digestOf(Buffer.of(1), left, root);
    }
    return (root ?? digestOf()).toString('hex');
  }
}

function digestOf(...parts: readonly Buffer[]): Buffer {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest();
}
