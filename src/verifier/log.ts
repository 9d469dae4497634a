import { checkAnchors } from './anchors.js';
import { readCheckpoint, type SignedCheckpoint } from './checkpoints.js';
import type { Findings } from './findings.js';
import type { LogKeys } from './keys.js';
import { parseNote } from './note.js';
import { parsePolicy, type Policy } from './policy.js';
import { prunedBefore } from './pruned.js';
import type { Source } from './source.js';
import { Walk } from './walk.js';
import { WitnessRecord } from './witnesses.js';

/** What was found about a log, beside the findings. */
export interface LogVerdict {
  readonly size: number | null;
  /** The first entry that is still there; 0 if none was pruned. */
  readonly minimum: number;
  readonly checkpoints: number;
  readonly disclosures: { readonly shown: number; readonly notShown: number };
  readonly witnesses: readonly string[] | null;
  /** So many entries have enough witnesses seen; null without a policy, or for none. */
  readonly witnessed: number | null;
  readonly anchors: readonly string[];
  /** One line for each key: who vouches for it. */
  readonly keys: readonly string[];
}

/**
 * Checks an exported log from the signature down to the last byte of the last entry, and up again:
 * bundles give leaves, leaves give tiles, tiles give roots, and every checkpoint that the log ever
 * signed must have the root of its size.
 * @param policy null for the one in the folder, if it has any
 */
export async function verifyLog(
  source: Source,
  keys: LogKeys,
  policy: Policy | null,
  findings: Findings,
): Promise<LogVerdict> {
  await checkReadme(source, keys, findings);
  const witnesses = new WitnessRecord(policy ?? (await ownPolicy(source, findings)));
  const head = await readCheckpoint(source, 'checkpoint', keys, findings);
  const minimum = await prunedBefore(source, keys, head?.size ?? 0, findings);
  const walk = new Walk(source, keys, witnesses, findings);
  if (head !== null) await run(walk, head, minimum, { keys, witnesses, findings });
  const anchors = await checkAnchors(source, findings);
  return {
    size: head?.size ?? null,
    minimum,
    checkpoints: walk.checkpoints.count,
    disclosures: { shown: walk.disclosures.shown, notShown: walk.disclosures.notShown },
    witnesses: witnesses.lines(),
    witnessed: witnesses.reached,
    anchors,
    keys: keys.judgeTrust(findings),
  };
}

async function run(
  walk: Walk,
  head: SignedCheckpoint,
  minimum: number,
  { keys, witnesses, findings }: { keys: LogKeys; witnesses: WitnessRecord; findings: Findings },
): Promise<void> {
  const isRoot = await walk.run(head, minimum);
  if (isRoot) keys.signed('checkpoint', head.signers, head.size);
  // The newest one needs a trusted key itself, whatever older ones bear.
  keys.signed('checkpoint', head.signers, 0);
  witnesses.note('checkpoint', head, findings);
}

/** The page that explains the folder is signed too: instructions are worth forging. */
async function checkReadme(source: Source, keys: LogKeys, findings: Findings): Promise<void> {
  const file = 'README.txt';
  const bytes = await source.read(file);
  if (bytes === null) {
    const says = 'The page that explains the folder is missing.';
    findings.of('missing-file').incomplete(file, says);
    return;
  }
  const note = parseNote(bytes);
  const signers = 'wrong' in note ? note : keys.signers(note);
  if ('wrong' in signers) findings.of('note-signature').tampered(file, signers.wrong);
  else keys.signed(file, signers, 0);
}

async function ownPolicy(source: Source, findings: Findings): Promise<Policy | null> {
  const bytes = await source.read('witness-policy');
  const policy = bytes && parsePolicy(bytes);
  if (policy === null || !('wrong' in policy)) return policy;
  findings.of('policy').tampered('witness-policy', policy.wrong);
  return null;
}
