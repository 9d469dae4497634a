import { Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions.js';
import { proofIssued } from '../domain/audit-trail.audit-events.js';
import { trailRefusals } from '../domain/audit-trail.errors.js';
import { disclosuresFor } from '../domain/disclosures-for.js';
import { committedBy } from '../domain/entry-body.js';
import type { Reader } from '../domain/reader.js';
import { inclusionProof } from '../../transparency-log/merkle-proofs.js';
import { nodesFromTiles } from '../../transparency-log/tiles.js';
import { tlogProofText } from '../../transparency-log/tlog-proof.js';
import { TreeRepository } from '../persistence/tree.repository.js';
import { CheckpointsQuery } from '../queries/checkpoints.query.js';
import { EntriesQuery } from '../queries/entries.query.js';
import { AuditTrail } from './audit-trail.js';

export interface EntryProof {
  /** Of the entry's leaf. */
  readonly index: number;
  /** The text of c2sp.org/tlog-proof@v1. */
  readonly proof: string;
}

/** Makes the file with which an outsider sees, without asking anybody, that an entry is logged. */
@Injectable()
export class ProveEntryCommand {
  constructor(
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly entries: EntriesQuery,
    private readonly checkpoints: CheckpointsQuery,
    private readonly tree: TreeRepository,
  ) {}

  /**
   * Holds the disclosures that this reader may see. Always against the tree of the newest published
   * checkpoint, never against the current one: a proof of one size paired with a checkpoint of
   * another fits nothing.
   * @throws DomainError `audit-trail.no-such-entry`, `.not-yet-provable`
   */
  async execute(reader: Reader, id: string): Promise<EntryProof> {
    const checkpoint = await this.checkpoints.newest();
    return this.transactions.run(async (tx) => {
      const entry = await this.entries.one(tx, id);
      if (entry === null) throw trailRefusals.refuse('no-such-entry', { id });
      const { index } = entry;
      if (checkpoint === null || index === null || index >= checkpoint.size) {
        throw trailRefusals.refuse('not-yet-provable');
      }
      const facts = { index, size: checkpoint.size };
      await this.trail.record(tx, reader, proofIssued({ id, facts }));

      const text = entry.body.toString();
      const readTile = this.tree.readTile.bind(this.tree);
      const stored = await this.entries.disclosures(tx, entry.eventId);
      const proof = tlogProofText({
        index,
        hashes: await inclusionProof(
          index,
          checkpoint.size,
          nodesFromTiles(checkpoint.size, readTile),
        ),
        checkpoint: checkpoint.note,
        entry: text,
        disclosures: disclosuresFor(committedBy(entry.body), stored, reader).shown.map(
          ({ encoded }) => encoded,
        ),
      });
      return { index, proof };
    });
  }
}
