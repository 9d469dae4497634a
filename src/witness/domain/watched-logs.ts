import { type NoteVerifier, readVerifierKey } from '../../transparency-log/signed-note.js';

/** The keys of the logs that a witness watches; a log that changes its key has two for a while. */
export class WatchedLogs {
  private readonly keys = new Map<string, NoteVerifier[]>();

  /** @throws RangeError that quotes a verifier key which cannot be read */
  constructor(vkeys: readonly string[]) {
    for (const vkey of vkeys) {
      const key = readVerifierKey(vkey);
      if (key === null) throw new RangeError(`This is no key with which a log signs: ${vkey}`);
      this.keys.set(key.name, [...this.of(key.name), key]);
    }
  }

  get origins(): readonly string[] {
    return [...this.keys.keys()];
  }

  /** Of a log by its origin; none if it is not watched. */
  of(origin: string): readonly NoteVerifier[] {
    return this.keys.get(origin) ?? [];
  }
}
