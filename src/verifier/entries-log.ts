import { hash } from 'node:crypto';
import { digestsOf } from './bundle.js';
import type { Findings } from './findings.js';
import { type Line, Lines } from './lines.js';
import {
  Edge,
  EMPTY_ROOT,
  HASH_BYTES,
  hashLeaf,
  MOST_ENTRY_BYTES,
  type TreeHead,
} from './merkle.js';
import { fromBase64 } from './note.js';
import { checkOwnEntry, type StatedExport } from './own-entry.js';
import type { Source } from './source.js';

const FILE = 'entries.log';
const NUMBER = '(0|[1-9]\\d{0,14})';
const ENTRY = new RegExp(`^entry ${NUMBER} (.*)$`, 's');
const HIDDEN = new RegExp(`^hidden ${NUMBER} ${NUMBER} (\\S{44})$`);
const DISCLOSURE = /^disclosure ([A-Za-z0-9_-]+)$/;

export interface EntriesVerdict {
  readonly proven: number;
  /** What the log says of the export; null unless it is proven. */
  readonly stated: StatedExport | null;
}

const NOTHING: EntriesVerdict = { proven: 0, stated: null };

/**
 * Computes the root of the whole log from the entries that are shown and the hashes of those that
 * are not (docs/evidence-package.md).
 * @returns null if the package has no such file
 */
export async function verifyEntriesLog(
  source: Source,
  head: TreeHead,
  findings: Findings,
): Promise<EntriesVerdict | null> {
  const chunks = await source.chunks(FILE);
  if (chunks === null) return null;
  const lines = new Lines(chunks);
  const reader = new EntriesLog(findings);
  try {
    for (let line = await lines.next(); line !== null; line = await lines.next()) {
      if (reader.take(line)) continue;
      const says = 'This line is not the one that must stand here.';
      findings.of('bundle-form').tampered(FILE, says, `line ${line.number}`);
      return NOTHING;
    }
  } finally {
    await lines.close();
  }
  if (reader.next === head.size && reader.root().equals(head.root)) {
    const stated = checkOwnEntry(FILE, reader.last, reader.shown, findings);
    return { proven: reader.shown, stated };
  }
  findings.of('root').tampered(FILE, 'Entries and hashes do not have the root that was signed.');
  return NOTHING;
}

class EntriesLog {
  next = 0;
  shown = 0;
  /** The last entry shown. */
  last: string | null = null;
  private readonly edge = new Edge();
  /** Digests of the last entry that no disclosure was found for yet. */
  private open: string[] = [];

  constructor(private readonly findings: Findings) {}

  /** @returns whether the line continues the log; a false disclosure does, and is reported */
  take({ text, number, isEnded }: Line): boolean {
    if (!isEnded) return false;
    const disclosure = DISCLOSURE.exec(text)?.[1];
    if (disclosure !== undefined) {
      this.disclose(disclosure, number);
      return true;
    }
    const [, index, entry] = ENTRY.exec(text) ?? [];
    if (index !== undefined && entry !== undefined) return this.show(index, entry);
    const [, first, many, root = ''] = HIDDEN.exec(text) ?? [];
    return this.hide(Number(first), Number(many), fromBase64(root));
  }

  root(): Buffer {
    return this.edge.root() ?? EMPTY_ROOT;
  }

  private show(index: string, text: string): boolean {
    const entry = Buffer.from(text, 'latin1');
    const digests = digestsOf(entry);
    if (Number(index) !== this.next || digests === null || entry.length > MOST_ENTRY_BYTES)
      return false;
    this.edge.push(hashLeaf(entry));
    this.open = [...digests];
    this.next += 1;
    this.shown += 1;
    this.last = text;
    return true;
  }

  private hide(first: number, many: number, root: Buffer | null): boolean {
    const isSubtree = Number.isInteger(Math.log2(many)) && first % many === 0;
    if (first !== this.next || !isSubtree || root?.length !== HASH_BYTES) return false;
    this.edge.push(root, 0, many);
    this.open = [];
    this.next += many;
    return Number.isSafeInteger(this.next);
  }

  private disclose(encoded: string, number: number): void {
    const at = this.open.indexOf(hash('sha256', encoded, 'base64url'));
    if (at >= 0) this.open.splice(at, 1);
    else {
      const says = 'The entry above holds no digest of this disclosure.';
      this.findings.of('disclosure').tampered(FILE, says, `line ${number}`);
    }
  }
}
