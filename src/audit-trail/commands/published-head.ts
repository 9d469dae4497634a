import { type Checkpoint, readCheckpointText } from '../../transparency-log/checkpoint.js';
import { openNote, readVerifierKey } from '../../transparency-log/signed-note.js';
import type { PublishedTrail } from '../persistence/published-trail.js';
import type { SigningKeys } from '../persistence/signing-keys.js';

/** The database and what was published contradict each other: signing on would fork the log. */
export class TrailContradiction extends Error {
  override readonly name = 'TrailContradiction';
}

/** The newest checkpoint in the object store, believed only with a signature of the log's own. */
export class PublishedHead {
  constructor(
    private readonly published: PublishedTrail,
    private readonly keys: SigningKeys,
  ) {}

  /**
   * Null in a store without a trail.
   * @throws TrailContradiction if no key that the log has or had signed it
   */
  async newest(): Promise<Checkpoint | null> {
    const note = await this.published.head();
    if (note === null) return null;
    for (const vkey of await this.keys.vkeys()) {
      const key = readVerifierKey(vkey);
      const text = key && openNote(note, key);
      const checkpoint = readCheckpointText(text ?? '');
      if (checkpoint?.origin === this.keys.origin) return checkpoint;
    }
    throw new TrailContradiction(
      'The newest published checkpoint is signed by no key of this log. ' +
        'Restore the files keys/audit-trail*.key that belong to it.',
    );
  }
}
