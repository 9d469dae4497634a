/** What a draw must know about a clip that reached the server within its window. */
export interface ReceivedClip {
  readonly clipId: string;
  /** Null where nobody had the camera at that time. */
  readonly officerId: string | null;
  readonly unitId: string | null;
  readonly state: 'expected' | 'stored' | 'processing' | 'ready' | 'quarantined';
  readonly durationMs: number | null;
  readonly category: string | null;
}

/**
 * Why a clip cannot be reviewed at all. No policy decides on these. No population is frozen while a
 * clip is `not-ready`.
 */
export const NOT_ELIGIBLE_CODES = ['not-ready', 'quarantined'] as const;
export type NotEligibleCode = (typeof NOT_ELIGIBLE_CODES)[number];

/**
 * Why a policy leaves a clip out that could be reviewed; the last two are categories of clips.
 * There is no code for a clip without a category, on purpose: not categorizing would become the
 * way out of being reviewed.
 */
export const EXCLUSION_CODES = ['too-short', 'test', 'accidental'] as const;
export type ExclusionCode = (typeof EXCLUSION_CODES)[number];

/** The part of a review policy that decides what is left out. */
export interface ExclusionRule {
  readonly exclusions: readonly ExclusionCode[];
  /** Milliseconds; 0 for none. */
  readonly minimumDurationMs: number;
}

/**
 * Why a clip is not in the urn, or null if it is. A clip of unknown length is never too short.
 * The order of the checks is part of the rule: a clip is counted under one code.
 */
export function omission(
  clip: ReceivedClip,
  rule: ExclusionRule,
): NotEligibleCode | ExclusionCode | null {
  if (clip.state === 'quarantined') return 'quarantined';
  if (clip.state !== 'ready') return 'not-ready';
  if (clip.durationMs !== null && clip.durationMs < rule.minimumDurationMs) return 'too-short';
  return rule.exclusions.find((code) => code === clip.category) ?? null;
}
