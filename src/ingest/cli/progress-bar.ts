const WIDTH = 28;
const REDRAW_EVERY_MS = 100;

/** A bar on one line of a terminal; where there is no terminal, nothing. */
export class ProgressBar {
  private drawnAt = 0;
  private readonly sentOf = new Map<string, number>();

  constructor(
    private readonly totalBytes: number,
    private readonly write: ((text: string) => void) | null,
  ) {}

  update(fileName: string, sentBytes: number): void {
    this.sentOf.set(fileName, sentBytes);
    const now = Date.now();
    if (now - this.drawnAt < REDRAW_EVERY_MS) return;
    this.drawnAt = now;
    this.draw(fileName);
  }

  /** Takes the bar away, so that a line of text can stand in its place. */
  clear(): void {
    this.write?.('\r\u001b[K');
  }

  private draw(fileName: string): void {
    const sent = [...this.sentOf.values()].reduce((sum, bytes) => sum + bytes, 0);
    const share = this.totalBytes === 0 ? 1 : Math.min(1, sent / this.totalBytes);
    const filled = Math.round(share * WIDTH);
    const bar = '█'.repeat(filled) + '·'.repeat(WIDTH - filled);
    const percent = String(Math.floor(share * 100)).padStart(3);
    this.write?.(`\r\u001b[K${bar} ${percent} %  ${fileName.slice(-40)}`);
  }
}
