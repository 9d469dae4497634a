import { Injectable } from '@nestjs/common';
import { type Checkpoint, readCheckpointText } from '../../transparency-log/checkpoint.js';
import { rangeRoot } from '../../transparency-log/merkle-proofs.js';
import { openNote, readVerifierKey } from '../../transparency-log/signed-note.js';
import { nodesFromTiles } from '../../transparency-log/tiles.js';
import { PublishedTrail } from '../persistence/published-trail.js';
import { SigningKeys } from '../persistence/signing-keys.js';
import { TreeRepository } from '../persistence/tree.repository.js';
import { WitnessedSizes } from '../queries/witnessed-sizes.js';

/** The database and what was published contradict each other: signing on would fork the log. */
export class TrailContradiction extends Error {
  override readonly name = 'TrailContradiction';
}

/**
 * Run at start, before anything is signed: a database restored from a backup would otherwise give
 * other entries the numbers of those that outsiders already hold.
 */
@Injectable()
export class CheckTrailHead {
  constructor(
    private readonly tree: TreeRepository,
    private readonly published: PublishedTrail,
    private readonly keys: SigningKeys,
    private readonly witnessed: WitnessedSizes,
  ) {}

  /** @throws TrailContradiction */
  async execute(): Promise<void> {
    await this.compare();
    await this.keys.beginHistory();
  }

  private async compare(): Promise<void> {
    const origin = await this.tree.claimOrigin(this.keys.origin);
    if (origin !== this.keys.origin) {
      throw new TrailContradiction(
        `The audit trail is called ${origin}; TRAIL_ORIGIN says ${this.keys.origin}. A log keeps its name.`,
      );
    }
    await this.refuseNumbersGivenTwice();
    // Asked first: another process may lead, and have more cosigned while this one starts.
    const witnessed = await this.witnessed.largest();
    const { size, publishedSize } = await this.tree.state();
    if (witnessed !== null && witnessed.size > size) {
      throw new TrailContradiction(
        `The database holds ${size} entries of the audit trail, the witness ${witnessed.name} has ` +
          `cosigned ${witnessed.size}: the database is older than what left the machine. Restore a ` +
          'newer backup; nothing is signed until then.',
      );
    }
    const note = await this.published.head();
    if (note === null) {
      if (publishedSize === 0) return;
      throw new TrailContradiction(
        `The object store has no audit trail, but ${publishedSize} entries were published. ` +
          'Restore the objects under trail/ or point the settings at the right store.',
      );
    }
    const head = await this.opened(note);
    if (head?.origin !== origin) {
      throw new TrailContradiction(
        'The newest published checkpoint is signed by no key of this log. ' +
          'Restore the files keys/audit-trail*.key that belong to it.',
      );
    }
    if (head.size > size) {
      throw new TrailContradiction(
        `The database holds ${size} entries of the audit trail, ${head.size} are published: it is ` +
          'older than the object store. Restore a newer backup; nothing is signed until then.',
      );
    }
    if (head.size < publishedSize) await this.tree.publishAgainFrom(head.size);
    if (head.size === 0) return;
    const root = await rangeRoot(
      0,
      head.size,
      nodesFromTiles(head.size, (tile) => this.tree.readTile(tile)),
    );
    if (!root.equals(head.root)) {
      throw new TrailContradiction(
        `The first ${head.size} entries in the database are not those that were published.`,
      );
    }
  }

  /** An entry with the number of an earlier one would pass for sequenced, and never be a leaf. */
  private async refuseNumbersGivenTwice(): Promise<void> {
    const { given, used } = await this.tree.entryNumbers();
    if (given >= used) return;
    throw new TrailContradiction(
      `The database would give entries the numbers from ${given + 1} again, up to ${used}: its ` +
        `restore lost count. As its owner run: SELECT setval('audit.entry_id_seq', ${used});`,
    );
  }

  /** The checkpoint, if a key that the log has or had signed it. */
  private async opened(note: string): Promise<Checkpoint | null> {
    for (const vkey of await this.keys.vkeys()) {
      const key = readVerifierKey(vkey);
      const text = key && openNote(note, key);
      if (text !== null) return readCheckpointText(text);
    }
    return null;
  }
}
