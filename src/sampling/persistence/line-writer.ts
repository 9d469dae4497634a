import { open, type FileHandle } from 'node:fs/promises';

const BUFFER_CHARACTERS = 256 * 1024;

/** Writes a file line by line with few system calls; a line is seldom longer than 80 bytes. */
export class LineWriter {
  private waiting: string[] = [];
  private characters = 0;

  private constructor(private readonly file: FileHandle) {}

  static async open(path: string): Promise<LineWriter> {
    return new LineWriter(await open(path, 'wx', 0o600));
  }

  async write(line: string): Promise<void> {
    this.waiting.push(line);
    this.characters += line.length;
    if (this.characters >= BUFFER_CHARACTERS) await this.flush();
  }

  async close(): Promise<void> {
    try {
      await this.flush();
    } finally {
      await this.file.close();
    }
  }

  private async flush(): Promise<void> {
    const text = this.waiting.join('');
    this.waiting = [];
    this.characters = 0;
    if (text !== '') await this.file.appendFile(text);
  }
}
