import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const program = join(__dirname, 'sequencer-process.mjs');

/** Sequencers one after the other; the next one is loaded while the one before it works. */
export class Sequencers {
  /** Everything that any of them printed. */
  readonly printed: string[] = [];
  private spare: Promise<ChildProcess>;

  constructor(private readonly env: Readonly<Record<string, string>>) {
    this.spare = this.load();
  }

  /**
   * Lets one work until it has done the n-th thing, or the first of a sort; what that was stands in
   * `printed`.
   */
  async killedAfter(what: number | RegExp): Promise<void> {
    const child = await this.next();
    const ended = once(child, 'exit');
    child.stdin?.write(`${typeof what === 'number' ? what : `/${what.source}`}\n`);
    await ended;
    if (child.signalCode !== 'SIGKILL') throw new Error(`It ended:\n${this.printed.join('\n')}`);
  }

  /** Kills one that long after it was let go, wherever it is then. */
  async killedAt(milliseconds: number): Promise<void> {
    const child = await this.next();
    const ended = once(child, 'exit');
    child.stdin?.write('0\n');
    setTimeout(() => child.kill('SIGKILL'), milliseconds);
    await ended;
  }

  /** Lets one go on until its end is asked for. */
  async started(): Promise<ChildProcess> {
    const child = await this.next();
    child.stdin?.write('0\n');
    return child;
  }

  async close(): Promise<void> {
    (await this.spare).kill('SIGKILL');
  }

  private async next(): Promise<ChildProcess> {
    const child = await this.spare;
    this.spare = this.load();
    return child;
  }

  private async load(): Promise<ChildProcess> {
    const child = spawn(process.execPath, [program], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, ...this.env },
    });
    child.stdin.on('error', () => undefined); // one that is dead reads no more
    createInterface(child.stderr).on('line', (line) => this.printed.push(line));
    const lines = createInterface(child.stdout);
    const ready = new Promise<void>((resolve, reject) => {
      lines.on('line', (line) => {
        if (line === 'ready') resolve();
        else this.printed.push(line);
      });
      child.once('exit', () => reject(new Error(`It ended:\n${this.printed.join('\n')}`)));
    });
    await ready;
    return child;
  }
}
