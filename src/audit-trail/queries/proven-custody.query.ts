import { Injectable } from '@nestjs/common';
import { invariant } from '../../platform/errors/invariant.js';
import { inclusionProof, type NodeReader } from '../../transparency-log/merkle-proofs.js';
import { nodesFromTiles } from '../../transparency-log/tiles.js';
import { tlogProofText } from '../../transparency-log/tlog-proof.js';
import type { SeenDisclosures } from '../domain/disclosures-for.js';
import { inWords } from '../domain/entry-in-words.js';
import type { Reader } from '../domain/reader.js';
import { SigningKeys } from '../persistence/signing-keys.js';
import { TreeRepository } from '../persistence/tree.repository.js';
import { ActorNames } from './actor-names.js';
import type { CustodyStep } from './chain-of-custody.query.js';
import { CheckpointsQuery, type SignedCheckpoint } from './checkpoints.query.js';
import { EvidenceFiles, type SeenEntry } from './evidence-files.js';
import { EvidenceSelection } from './evidence-selection.query.js';
import { RelatedTargets } from './related-targets.js';

/** One act on a thing, with what proves that it was logged. */
export interface ProvenStep extends CustodyStep {
  readonly index: number;
  /** The stored bytes as text. */
  readonly raw: string;
  readonly seen: SeenDisclosures;
  /** The text of c2sp.org/tlog-proof@v1 against the custody's checkpoint; null if not asked for. */
  readonly proof: string | null;
}

export interface ProvenCustody {
  /** Under which all of it is proven. */
  readonly checkpoint: SignedCheckpoint;
  /** The log's keys as outsiders write them, oldest first. */
  readonly keys: readonly string[];
  readonly count: number;
  /** In the order of the log, in batches, each read when it is asked for. */
  readonly steps: AsyncIterable<readonly ProvenStep[]>;
}

/** For other features: what happened to a thing, for people outside of the house. */
@Injectable()
export class ProvenCustodyQuery {
  constructor(
    private readonly checkpoints: CheckpointsQuery,
    private readonly selection: EvidenceSelection,
    private readonly evidence: EvidenceFiles,
    private readonly names: ActorNames,
    private readonly tree: TreeRepository,
    private readonly keys: SigningKeys,
    private readonly related: RelatedTargets,
  ) {}

  /**
   * Every entry about the target (`clip:<id>`) and what is related to it, under the newest
   * checkpoint. The reading is the caller's to record, and to wait for, so that the custody holds
   * it too.
   */
  async of(
    reader: Reader,
    target: string,
    { withProofs }: { withProofs: boolean },
  ): Promise<ProvenCustody> {
    const checkpoint = await this.checkpoints.newest();
    invariant(checkpoint !== null, 'Whoever waited for a checkpoint finds one');
    const targets = await this.related.with(target);
    const indices = await this.selection.indices({ targets }, checkpoint.size);
    const against = withProofs ? checkpoint : null;
    return {
      checkpoint,
      keys: await this.keys.vkeys(),
      count: indices.length,
      steps: this.steps(this.evidence.seenBy(reader, indices), against),
    };
  }

  private async *steps(
    batches: AsyncIterable<readonly SeenEntry[]>,
    against: SignedCheckpoint | null,
  ): AsyncGenerator<readonly ProvenStep[], void> {
    for await (const batch of batches) {
      const names = await this.names.of(batch.map((entry) => inWords(entry).actor));
      const node = remembering(
        nodesFromTiles(against?.size ?? 0, (tile) => this.tree.readTile(tile)),
      );
      const steps: ProvenStep[] = [];
      for (const entry of batch) {
        const words = inWords(entry);
        const proof = against && (await proofOf(entry, against, node));
        const actorName = names.get(words.actor) ?? null;
        const { index, seen } = entry;
        steps.push({ ...words, index, seen, actorName, raw: entry.body.toString(), proof });
      }
      yield steps;
    }
  }
}

async function proofOf(
  { index, body, seen }: SeenEntry,
  { size, note }: SignedCheckpoint,
  node: NodeReader,
): Promise<string> {
  return tlogProofText({
    index,
    hashes: await inclusionProof(index, size, node),
    checkpoint: note,
    entry: body.toString(),
    disclosures: seen.shown.map(({ encoded }) => encoded),
  });
}

/** Acts on one thing lie close together, so their proofs share most of their hashes. */
function remembering(node: NodeReader): NodeReader {
  const known = new Map<string, Promise<Buffer>>();
  return (level, index) => {
    const name = `${level}/${index}`;
    const found = known.get(name) ?? node(level, index);
    known.set(name, found);
    return found;
  };
}
