import { Injectable } from '@nestjs/common';
import { invariant } from '../../platform/errors/invariant.js';
import { readCheckpointText } from '../../transparency-log/checkpoint.js';
import { consistencyFileText } from '../../transparency-log/consistency-file.js';
import { consistencyProof, rangeRoot } from '../../transparency-log/merkle-proofs.js';
import { provesConsistency } from '../../transparency-log/merkle-verification.js';
import {
  type NoteVerifier,
  readNote,
  readVerifierKey,
} from '../../transparency-log/signed-note.js';
import { nodesFromTiles } from '../../transparency-log/tiles.js';
import type { Actor } from '../domain/actor.js';
import { checkpointChecked, consistencyProven } from '../domain/audit-trail.audit-events.js';
import { trailRefusals } from '../domain/audit-trail.errors.js';
import {
  judgeKept,
  type KeptCheckpoint,
  keptInWords,
  type KeptVerdict,
  readKeptCheckpoint,
} from '../domain/kept-checkpoint.js';
import { SigningKeys } from '../persistence/signing-keys.js';
import { TreeRepository } from '../persistence/tree.repository.js';
import { CheckpointsQuery, type SignedCheckpoint } from '../queries/checkpoints.query.js';
import { AuditTrail } from './audit-trail.js';

export interface Consistency {
  readonly from: SignedCheckpoint;
  readonly to: SignedCheckpoint;
  /** Whether the proof leads from the one root to the other; false would be a forged log. */
  readonly isConsistent: boolean;
  readonly hashes: readonly Buffer[];
  /** The text that `plumbline-verify consistency` checks without us. */
  readonly file: string;
}

export interface KeptAnswer {
  readonly verdict: KeptVerdict;
  readonly says: string;
  readonly kept: KeptCheckpoint;
  /** The newest published checkpoint, against which it was held. */
  readonly newest: SignedCheckpoint;
  /** The proof from the kept one to the newest; null where there can be none. */
  readonly file: string | null;
}

/** Shows that the log of one day is the beginning of the log of another, or that it is not. */
@Injectable()
export class CompareCheckpointsCommand {
  constructor(
    private readonly signingKeys: SigningKeys,
    private readonly trail: AuditTrail,
    private readonly checkpoints: CheckpointsQuery,
    private readonly tree: TreeRepository,
  ) {}

  /** @throws DomainError `audit-trail.no-such-checkpoint`, `.checkpoints-reversed` */
  async published(actor: Actor, fromSize: number, toSize: number): Promise<Consistency> {
    if (fromSize > toSize) throw trailRefusals.refuse('checkpoints-reversed');
    const [from, to] = [await this.sized(fromSize), await this.sized(toSize)];
    const hashes = await this.proof(fromSize, toSize);
    const ends = { from: stated(from.note), to: stated(to.note) };
    const isConsistent = provesConsistency({ ...ends, proof: hashes });
    const facts = { from: fromSize, to: toSize, consistent: isConsistent };
    await this.trail.recordAlone(actor, consistencyProven({ id: 'checkpoints', facts }));
    const file = consistencyFileText({ hashes, older: from.note, newer: to.note });
    return { from, to, isConsistent, hashes, file };
  }

  /**
   * Holds a checkpoint that somebody kept outside against the log of now.
   * @throws DomainError `audit-trail.not-a-checkpoint`, `.not-yet-provable`
   */
  async kept(actor: Actor, pasted: string): Promise<KeptAnswer> {
    const keys = await this.keys();
    const kept = readKeptCheckpoint(pasted, keys);
    if (kept === null) throw trailRefusals.refuse('not-a-checkpoint');
    const newest = await this.checkpoints.newest();
    if (newest === null) throw trailRefusals.refuse('not-yet-provable');
    const { size } = kept.checkpoint;
    const rootNow = size > newest.size ? null : await this.rootOf(size);
    const verdict = judgeKept(kept, stated(newest.note).origin, rootNow);
    const facts = { size, verdict, signed: kept.isSigned };
    await this.trail.recordAlone(actor, checkpointChecked({ id: 'checkpoints', facts }));
    const says = keptInWords(verdict, kept, newest.size);
    return { verdict, says, kept, newest, file: await this.fileFor(verdict, kept, newest) };
  }

  private async fileFor(verdict: KeptVerdict, kept: KeptCheckpoint, newest: SignedCheckpoint) {
    if (verdict !== 'beginning' || !kept.isSigned || kept.note === null) return null;
    const hashes = await this.proof(kept.checkpoint.size, newest.size);
    return consistencyFileText({ hashes, older: kept.note, newer: newest.note });
  }

  private async sized(size: number): Promise<SignedCheckpoint> {
    const found = await this.checkpoints.ofSize(size);
    if (found === null || size === 0) throw trailRefusals.refuse('no-such-checkpoint', { size });
    return found;
  }

  private proof(from: number, to: number): Promise<Buffer[]> {
    return consistencyProof(from, to, this.nodes(to));
  }

  private rootOf(size: number): Promise<Buffer> {
    return rangeRoot(0, size, this.nodes(size));
  }

  private nodes(size: number) {
    return nodesFromTiles(size, (tile) => this.tree.readTile(tile));
  }

  private async keys(): Promise<readonly NoteVerifier[]> {
    const keys = (await this.signingKeys.vkeys()).map(readVerifierKey);
    return keys.filter((key) => key !== null);
  }
}

/** What a checkpoint of our own states. */
function stated(note: string) {
  const checkpoint = readCheckpointText(readNote(note)?.text ?? '');
  invariant(checkpoint !== null, 'A kept checkpoint can be read');
  return checkpoint;
}
