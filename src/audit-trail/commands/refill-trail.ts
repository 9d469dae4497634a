import type { Transactions } from '../../platform/database/transactions.js';
import { readCheckpointText } from '../../transparency-log/checkpoint.js';
import { decodeBundle } from '../../transparency-log/entry-bundle.js';
import { readNote } from '../../transparency-log/signed-note.js';
import { TILE_WIDTH, tilesGained } from '../../transparency-log/tiles.js';
import { trailRefilled } from '../domain/audit-trail.audit-events.js';
import type { PublishedTrail } from '../persistence/published-trail.js';
import { openRefill, type Refill } from '../persistence/refill.js';
import type { AuditTrail } from './audit-trail.js';
import { type Operator, OperatorActRefused } from './change-keys.js';
import type { PublishedHead } from './published-head.js';

/**
 * The way out for a database that was restored from an older backup: the entries that it lacks come
 * back from the published bundles, byte for byte and each at its index, so that no index is given
 * twice. What was never published, and what lay beside the entries, is lost with the database.
 */
export class RefillTrail {
  constructor(
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly published: PublishedTrail,
    private readonly head: PublishedHead,
  ) {}

  /**
   * In one transaction, and only if the tree then has the published root.
   * @returns the indices from and up to which entries came back; null where none is lacking
   * @throws OperatorActRefused if a server is at work, or what was published does not fit
   */
  async execute(operator: Operator): Promise<{ from: number; to: number } | null> {
    const head = await this.head.newest();
    if (head === null) return null;
    return this.transactions.run(async (tx) => {
      const refill = await openRefill(tx);
      if (refill === null) {
        throw new OperatorActRefused('A server is sequencing the trail: stop it before refilling.');
      }
      const from = refill.size;
      if (head.size <= from) return null;
      for (const { n, width, level } of tilesGained(from, head.size)) {
        if (level > 0) continue;
        const entries = decodeBundle(await this.published.bundle({ n, width }));
        const known = Math.max(0, from - n * TILE_WIDTH);
        await refill.add(entries.slice(known, width));
      }
      if (refill.size !== head.size || !refill.root.equals(head.root)) {
        throw new OperatorActRefused(
          'The published entries do not continue those in the database: they are of another log, ' +
            'or one of the two was changed. Nothing was brought back.',
        );
      }
      await this.bringCheckpoints(refill);
      await refill.finish(head.size);
      const facts = { from, to: head.size };
      const disclosures = { operator: operator.name };
      const refilled = trailRefilled({ id: 'refill', facts, disclosures });
      await this.trail.record(tx, operator.actor, refilled);
      return facts;
    });
  }

  private async bringCheckpoints(refill: Refill): Promise<void> {
    const newest = await refill.newestCheckpoint();
    for (const size of await this.published.keptSizes()) {
      if (size <= newest) continue;
      const note = await this.published.checkpoint(size);
      const checkpoint = readCheckpointText(readNote(note)?.text ?? '');
      if (checkpoint !== null) await refill.keep(size, checkpoint.root, note);
    }
  }
}
