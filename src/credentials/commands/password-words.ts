import { Injectable } from '@nestjs/common';
import { invariant } from '../../platform/errors/invariant.js';

type Ask = () => Promise<readonly string[]>;

/** Words that everybody here would think of, such as the agency's name: no password holds them. */
@Injectable()
export class PasswordWords {
  private readonly sources = new Map<string, Ask>();

  /** For features above this one. */
  register(name: string, ask: Ask): void {
    invariant(!this.sources.has(name), `Two sources of words are called ${name}`);
    this.sources.set(name, ask);
  }

  async all(): Promise<string[]> {
    const words = await Promise.all([...this.sources.values()].map((ask) => ask()));
    return words.flat();
  }
}
