import { hash } from 'node:crypto';
import type { Findings } from './findings.js';
import { type Line, Lines } from './lines.js';

const FILE = 'disclosures.jsonl';
const NO_DIGEST = 'The entry holds no digest of this disclosure.';
const NO_ENTRY = 'Its entry was removed, so nothing shows that this was recorded.';
const NO_ORDER = 'It does not stand in the order of the entries.';

interface Disclosure {
  readonly number: number;
  readonly index: number;
  readonly encoded: string;
}

/** Walks through the disclosures beside the entries, whose order they share. */
export class Disclosures {
  /** How many were shown, and how many digests have none: withheld, or expunged by a court. */
  shown = 0;
  notShown = 0;
  private readonly lines: Lines;
  private next: Disclosure | null = null;
  private following: Disclosure | null = null;

  constructor(
    chunks: AsyncIterable<Buffer> | null,
    private readonly findings: Findings,
  ) {
    this.lines = new Lines(chunks);
  }

  async start(): Promise<void> {
    this.following = await this.read();
    await this.advance();
  }

  /** Whether there is anything to compare for the entries up to this one. */
  isDue(index: number): boolean {
    return this.next !== null && this.next.index <= index;
  }

  /** Compares an entry's digests with the disclosures that follow for it. */
  async check(index: number, digests: readonly string[]): Promise<void> {
    const open = [...digests];
    while (this.next !== null && this.next.index <= index) {
      const at = open.indexOf(hash('sha256', this.next.encoded, 'base64url'));
      if (this.next.index === index && at >= 0) {
        open.splice(at, 1);
        this.shown += 1;
      } else this.refuse(this.next, NO_DIGEST);
      await this.advance();
    }
    this.notShown += open.length;
  }

  /** Of an entry that was pruned no value may be shown. */
  async refusePruned(index: number): Promise<void> {
    while (this.next !== null && this.next.index <= index) {
      this.refuse(this.next, NO_ENTRY);
      await this.advance();
    }
  }

  /** Leaves the disclosures of an entry that cannot be relied on without a verdict. */
  async pass(index: number): Promise<void> {
    while (this.next !== null && this.next.index <= index) await this.advance();
  }

  /** Whatever is left belongs to no entry. */
  async finish(): Promise<void> {
    while (this.next !== null) {
      this.refuse(this.next, NO_DIGEST);
      await this.advance();
    }
  }

  close(): Promise<void> {
    return this.lines.close();
  }

  /** A line that speaks of a later entry than the line after it would hide all in between. */
  private async advance(): Promise<void> {
    for (;;) {
      this.next = this.following;
      this.following = this.next && (await this.read());
      if (this.next === null || this.following === null) return;
      if (this.next.index <= this.following.index) return;
      this.refuse(this.next, NO_ORDER);
    }
  }

  private async read(): Promise<Disclosure | null> {
    for (let line = await this.lines.next(); line !== null; line = await this.lines.next()) {
      const disclosure = line.isEnded ? parseLine(line) : null;
      if (disclosure !== null) return disclosure;
      const says = 'This line is not one of an export.';
      this.findings.of('disclosure').tampered(FILE, says, `line ${line.number}`);
    }
    return null;
  }

  private refuse({ number, index }: Disclosure, says: string): void {
    this.findings.of('disclosure').tampered(FILE, says, `line ${number}, entry ${index}`);
  }
}

const LINE = /^\{"index":(0|[1-9]\d{0,14}),"disclosure":"([A-Za-z0-9_-]+)"\}$/;

/** Strict to the byte, so that no change can hide in what JSON ignores. */
function parseLine({ text, number }: Line): Disclosure | null {
  const [, index, encoded] = LINE.exec(text) ?? [];
  return index === undefined || encoded === undefined
    ? null
    : { number, index: Number(index), encoded };
}
