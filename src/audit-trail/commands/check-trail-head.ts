import { Injectable } from '@nestjs/common';
import { rangeRoot } from '../../transparency-log/merkle-proofs.js';
import { nodesFromTiles } from '../../transparency-log/tiles.js';
import { PublishedTrail } from '../persistence/published-trail.js';
import { SigningKeys } from '../persistence/signing-keys.js';
import { TreeRepository } from '../persistence/tree.repository.js';
import { WitnessedSizes } from '../queries/witnessed-sizes.js';
import { PublishedHead, TrailContradiction } from './published-head.js';

/**
 * Run at start, before anything is signed: a database restored from a backup would otherwise give
 * other entries the numbers of those that outsiders already hold.
 */
@Injectable()
export class CheckTrailHead {
  private readonly head: PublishedHead;

  constructor(
    private readonly tree: TreeRepository,
    published: PublishedTrail,
    private readonly keys: SigningKeys,
    private readonly witnessed: WitnessedSizes,
  ) {
    this.head = new PublishedHead(published, keys);
  }

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
    // Both asked first: another process may lead, and publish more while this one starts.
    const witnessed = await this.witnessed.largest();
    const head = await this.head.newest();
    const { size, publishedSize } = await this.tree.state();
    if (witnessed !== null && witnessed.size > size) {
      throw new TrailContradiction(
        `The database holds ${size} entries of the audit trail, the witness ${witnessed.name} has ` +
          `cosigned ${witnessed.size}: the database is older than what left the machine. Restore a ` +
          'newer backup; nothing is signed until then.',
      );
    }
    if (head === null) {
      if (publishedSize === 0) return;
      throw new TrailContradiction(
        `The object store has no audit trail, but ${publishedSize} entries were published. ` +
          'Restore the objects under trail/ or point the settings at the right store.',
      );
    }
    if (head.size > size) {
      throw new TrailContradiction(
        `The database holds ${size} entries of the audit trail, ${head.size} are published: it is ` +
          'older than the object store. Restore a newer backup, or bring the entries back that it ' +
          'lacks with `plumbline trail refill`; nothing is signed until then.',
      );
    }
    if (head.size < publishedSize) await this.publishAgain(publishedSize);
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

  /** Unless it was only published meanwhile, the store lost what came after its newest checkpoint. */
  private async publishAgain(publishedSize: number): Promise<void> {
    const now = (await this.head.newest())?.size ?? 0;
    if (now < publishedSize) await this.tree.publishAgainFrom(now);
  }
}
