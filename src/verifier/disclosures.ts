import { hash } from 'node:crypto';
import type { Findings } from './findings.js';
import type { Folder } from './folder.js';

const FILE = 'disclosures.jsonl';

interface Line {
  readonly number: number;
  readonly index: number;
  readonly disclosure: string;
}

/** Walks through the disclosures beside the entries, whose order they share. */
export class Disclosures {
  /** How many were shown, and how many digests have none: withheld, or expunged by a court. */
  shown = 0;
  notShown = 0;
  private readonly lines: AsyncIterator<{ line: string; number: number; isEnded: boolean }>;
  private next: Line | null = null;
  private following: Line | null = null;

  constructor(
    folder: Folder,
    private readonly findings: Findings,
  ) {
    this.lines = folder.lines(FILE)[Symbol.asyncIterator]();
  }

  async start(): Promise<void> {
    this.following = await this.read();
    await this.advance();
  }

  /** Compares an entry's digests with the disclosures that follow for it. */
  async check(index: number, digests: readonly string[]): Promise<void> {
    const open = new Set(digests);
    while (this.next !== null && this.next.index <= index) {
      const digest = hash('sha256', this.next.disclosure, 'base64url');
      if (this.next.index === index && open.delete(digest)) this.shown += 1;
      else this.refuse(this.next);
      await this.advance();
    }
    this.notShown += open.size;
  }

  /** Leaves the disclosures of an entry that cannot be relied on without a verdict. */
  async pass(index: number): Promise<void> {
    while (this.next !== null && this.next.index <= index) await this.advance();
  }

  /** Whatever is left belongs to no entry. */
  async finish(): Promise<void> {
    while (this.next !== null) {
      this.refuse(this.next);
      await this.advance();
    }
  }

  /** A line that speaks of a later entry than the line after it would hide all in between. */
  private async advance(): Promise<void> {
    for (;;) {
      this.next = this.following;
      this.following = this.next && (await this.read());
      if (this.next === null || this.following === null) return;
      if (this.next.index <= this.following.index) return;
      this.refuse(this.next);
    }
  }

  private async read(): Promise<Line | null> {
    for (;;) {
      const step = await this.lines.next();
      if (step.done === true) return null;
      const { value } = step;
      const line = value.isEnded ? readLine(value.line, value.number) : null;
      if (line !== null) return line;
      const position = `line ${value.number}`;
      this.findings.tampered(FILE, 'This line is not one of an export.', position);
    }
  }

  private refuse({ number, index }: Line): void {
    const says = 'The entry holds no digest of this disclosure.';
    this.findings.tampered(FILE, says, `line ${number}, entry ${index}`);
  }
}

/** Strict to the byte, so that no change can hide in what JSON ignores. */
function readLine(line: string, number: number): Line | null {
  const [, index, disclosure] =
    /^\{"index":(0|[1-9]\d{0,14}),"disclosure":"([A-Za-z0-9_-]+)"\}$/.exec(line) ?? [];
  return index === undefined || disclosure === undefined
    ? null
    : { number, index: Number(index), disclosure };
}
