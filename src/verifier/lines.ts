/** A line of a text file. */
export interface Line {
  readonly text: string;
  /** From 1. */
  readonly number: number;
  /** False for a last line without its line end, and for one too long to be taken in. */
  readonly isEnded: boolean;
}

/** A file without line ends must not fill the memory; what comes after is not worth reading. */
const LONGEST_LINE = 1024 * 1024;

/** Takes a file apart into lines, a piece of it in memory at a time. */
export class Lines {
  private readonly pieces: AsyncIterator<Buffer> | null;
  private ready: string[] = [];
  private at = 0;
  private rest = '';
  private number = 0;

  constructor(chunks: AsyncIterable<Buffer> | null) {
    this.pieces = chunks?.[Symbol.asyncIterator]() ?? null;
  }

  async next(): Promise<Line | null> {
    while (this.at === this.ready.length) {
      const step = this.rest.length > LONGEST_LINE ? null : await this.pieces?.next();
      if (step == null || step.done === true) return this.last();
      // One byte is one character, so that nothing about the bytes is lost before they are judged.
      this.ready = (this.rest + step.value.toString('latin1')).split('\n');
      this.rest = this.ready.pop() ?? '';
      this.at = 0;
    }
    const text = this.ready[this.at] ?? '';
    this.at += 1;
    return { text, number: (this.number += 1), isEnded: true };
  }

  /** Lets go of the file; to be called when the last line that matters was read. */
  async close(): Promise<void> {
    await this.pieces?.return?.();
  }

  private last(): Line | null {
    if (this.rest === '') return null;
    const text = this.rest;
    this.rest = '';
    void this.close();
    return { text, number: this.number + 1, isEnded: false };
  }
}
