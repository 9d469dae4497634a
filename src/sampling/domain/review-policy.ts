import { hash } from 'node:crypto';
import { EXCLUSION_CODES, type ExclusionRule } from './exclusion.js';
import { type JsonValue, recordJson } from './record-json.js';
import { reviewPolicyRefusals } from './draw.errors.js';

/** One version of the rules by which an agency reviews footage. Versions are never changed. */
export interface ReviewPolicy extends ExclusionRule {
  readonly id: string;
  /** Versions of one policy share its name. */
  readonly name: string;
  readonly version: number;
  /** Null for the whole agency. */
  readonly unitId: string | null;
  readonly clipsPerOfficer: number;
  readonly periodDays: number;
  /** Days from the draw until a review is due. */
  readonly dueDays: number;
  /** How much of a clip must be played before its review can be signed: whole percent. */
  readonly requiredWatchSharePercent: number;
  readonly validFrom: Date;
}

/** What somebody asks to be saved. */
export type ReviewPolicyDraft = Omit<ReviewPolicy, 'id' | 'version' | 'validFrom'> & {
  /** Now, unless stated. */
  readonly validFrom?: Date;
};

/**
 * The version that a draft becomes.
 * @param earlier versions of the same name
 * @throws DomainError `review-policy.valid-from-past`, `review-policy.other-scope`
 */
export function nextVersion(
  draft: ReviewPolicyDraft,
  earlier: readonly ReviewPolicy[],
  at: { readonly id: string; readonly now: Date },
): ReviewPolicy {
  const { validFrom = at.now } = draft;
  if (validFrom < at.now) throw reviewPolicyRefusals.refuse('valid-from-past');
  if (earlier.some(({ unitId }) => unitId !== draft.unitId)) {
    throw reviewPolicyRefusals.refuse('other-scope');
  }
  const version = 1 + Math.max(0, ...earlier.map((policy) => policy.version));
  return { ...draft, id: at.id, version, validFrom, exclusions: statedExclusions(draft) };
}

/** A minimum length says by itself that shorter clips are excluded; the list must say so too. */
function statedExclusions({ exclusions, minimumDurationMs }: ExclusionRule) {
  return EXCLUSION_CODES.filter((code) =>
    code === 'too-short' ? minimumDurationMs > 0 : exclusions.includes(code),
  );
}

/**
 * The version that rules a window: the newest that was valid when it began, so that nobody changes
 * the rules after the footage is known. Before the first version there were no rules to choose
 * among, so it also rules earlier windows.
 */
export function versionInForce(
  versions: readonly ReviewPolicy[],
  windowFrom: Date,
): ReviewPolicy | undefined {
  const byVersion = [...versions].sort((a, b) => b.version - a.version);
  return byVersion.find(({ validFrom }) => validFrom <= windowFrom) ?? byVersion.at(-1);
}

/** `policy.json` of a draw record. */
export function policyJson(policy: ReviewPolicy): string {
  const fields: Record<string, JsonValue> = {
    id: policy.id,
    name: policy.name,
    version: policy.version,
    unit: policy.unitId,
    clips_per_officer: policy.clipsPerOfficer,
    period_days: policy.periodDays,
    minimum_duration_ms: policy.minimumDurationMs,
    exclusions: [...policy.exclusions],
    due_days: policy.dueDays,
    required_watch_share_percent: policy.requiredWatchSharePercent,
    valid_from: policy.validFrom.toISOString(),
  };
  return recordJson(fields);
}

/** SHA-256 of {@link policyJson}, lower-case hex. */
export function policyDigest(policy: ReviewPolicy): string {
  return hash('sha256', policyJson(policy), 'hex');
}
