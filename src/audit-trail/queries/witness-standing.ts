import { meetsQuorum, NO_QUORUM, type TlogPolicy } from '../../transparency-log/tlog-policy.js';
import type { TrailCondition } from './trail-conditions.js';

/** What is known of a witness when somebody asks how it stands. */
export interface WitnessStanding {
  /** Its name in the policy file, and the one that its key bears. */
  readonly policyName: string;
  readonly name: string;
  readonly hasAddress: boolean;
  /** Null before the first cosignature. */
  readonly cosignedAt: Date | null;
  readonly size: number;
  readonly trouble: string | null;
  readonly contradicts: boolean;
  /** When the oldest checkpoint was signed that it has not cosigned; null if there is none. */
  readonly waitingSince: Date | null;
}

const PART = 'witness';

/**
 * One condition for each witness, and one for the quorum. A witness that does not answer becomes
 * `stale` once a checkpoint has waited for it too long; one that knows another history has failed.
 */
export function witnessConditions(
  policy: TlogPolicy,
  witnesses: readonly WitnessStanding[],
  { now, staleAfterMs }: { now: Date; staleAfterMs: number },
): TrailCondition[] {
  const stood = witnesses.map((witness) => ({
    witness,
    condition: conditionOf(witness, now.getTime() - staleAfterMs),
  }));
  const good = stood.filter(({ condition }) => condition.state === 'good');
  const names = good.map(({ witness }) => witness.policyName);
  return [...stood.map(({ condition }) => condition), quorumCondition(policy, names)];
}

function conditionOf(witness: WitnessStanding, limit: number): TrailCondition {
  const { name, cosignedAt: since, contradicts, waitingSince, hasAddress } = witness;
  const trouble = witness.trouble ?? '';
  if (!hasAddress) {
    const says = `The witness ${name} has no address in the policy, so nobody asks it.`;
    return { part: PART, state: 'off', says, since };
  }
  if (contradicts) {
    const says =
      `The witness ${name} knows another history of this log than the database holds. ${trouble} ` +
      'Find out whether an old backup was restored or entries were changed; keep the database and ' +
      'the object store as they are, and speak to whoever runs the witness.';
    return { part: PART, state: 'failed', says, since };
  }
  const isLate = waitingSince !== null && waitingSince.getTime() < limit;
  if (isLate) {
    const says =
      `The witness ${name} has not cosigned since the checkpoint of ${waitingSince.toISOString()}. ` +
      `${trouble} Ask whoever runs it whether it runs, and see that this server can reach it.`;
    return { part: PART, state: since === null ? 'failed' : 'stale', says, since };
  }
  if (since === null) {
    const says = `The witness ${name} has not cosigned anything yet. ${trouble}`.trim();
    return { part: PART, state: trouble === '' ? 'good' : 'stale', says, since };
  }
  const says = `The witness ${name} has cosigned ${witness.size} entries. ${trouble}`.trim();
  return { part: PART, state: 'good', says, since };
}

function quorumCondition(policy: TlogPolicy, good: readonly string[]): TrailCondition {
  const isMet = meetsQuorum(policy, good);
  const says =
    policy.quorum === NO_QUORUM
      ? 'The policy asks for no cosignature.'
      : isMet
        ? 'As many witnesses cosign as the policy asks for.'
        : 'Fewer witnesses cosign than the policy asks for. Checkpoints are published without.';
  return { part: 'witness-quorum', state: isMet ? 'good' : 'stale', says, since: null };
}
