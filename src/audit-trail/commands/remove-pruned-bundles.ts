import { Injectable } from '@nestjs/common';
import { signNote } from '../../transparency-log/signed-note.js';
import { TILE_WIDTH } from '../../transparency-log/tiles.js';
import { prunedText } from '../domain/retention.js';
import { PublishedTrail } from '../persistence/published-trail.js';
import { SigningKeys } from '../persistence/signing-keys.js';

/** Takes published entries past their retention out of the object store. Hash tiles stay. */
@Injectable()
export class RemovePrunedBundles {
  constructor(
    private readonly keys: SigningKeys,
    private readonly published: PublishedTrail,
  ) {}

  /**
   * First says, signed, up to where entries are missing, so that no reader ever meets a gap that
   * nobody stands by.
   * @param minimumIndex the first entry that stays, a multiple of 256
   * @returns how many bundles went
   */
  async below(minimumIndex: number): Promise<number> {
    if (minimumIndex === 0) return 0;
    const signers = await this.keys.current();
    await this.published.putPruned(signNote(prunedText(this.keys.origin, minimumIndex), signers));
    return this.published.removeBundlesBelow(minimumIndex / TILE_WIDTH);
  }
}
