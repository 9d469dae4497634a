import type { Checkpoint } from '../../transparency-log/checkpoint.js';
import { GrowingTree } from '../../transparency-log/merkle-tree.js';
import { provesConsistency } from '../../transparency-log/merkle-verification.js';
import {
  type NoteSignature,
  type NoteVerifier,
  verifiedBy,
} from '../../transparency-log/signed-note.js';
import type { AddCheckpoint } from '../../transparency-log/witness-request.js';

/** What a request gets, as HTTP answers of c2sp.org/tlog-witness. */
export type Judgement =
  | { readonly status: 200; readonly logSignatures: readonly NoteSignature[] }
  | { readonly status: 409; readonly size: number }
  | { readonly status: 400 | 403 | 404 | 422; readonly says: string };

const EMPTY_ROOT = new GrowingTree().root();

/**
 * Whether a witness may cosign: the checks of `add-checkpoint`, in the order of the standard.
 * @param keys those that may sign for the log; none if the log is unknown
 * @param last what was cosigned last for this log
 */
export function judgeCheckpoint(
  { oldSize, proof, checkpoint, text, signatures }: AddCheckpoint,
  keys: readonly NoteVerifier[],
  last: Checkpoint | null,
): Judgement {
  if (keys.length === 0) return { status: 404, says: 'This witness does not watch that log.' };
  const logSignatures = verifiedBy({ text, signatures }, keys);
  if (logSignatures === null || logSignatures.length === 0) {
    return { status: 403, says: 'The checkpoint is not signed by a key of the log.' };
  }
  const { size, root } = checkpoint;
  if (oldSize > size) return { status: 400, says: 'The old size is larger than the checkpoint’s.' };
  if (oldSize !== (last?.size ?? 0)) return { status: 409, size: last?.size ?? 0 };
  if (size === 0 && !root.equals(EMPTY_ROOT)) {
    return { status: 422, says: 'That is not the root of the empty tree.' };
  }
  const from = last === null || oldSize === 0 ? null : last;
  // Nothing contradicts an empty tree, so there is nothing to prove.
  const holds =
    from === null ? proof.length === 0 : provesConsistency({ from, to: checkpoint, proof });
  if (!holds)
    return { status: 422, says: 'The proof does not lead from the old tree to this one.' };
  return { status: 200, logSignatures };
}
