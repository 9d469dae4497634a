/**
 * What is given in writing: that somebody may watch footage, that somebody may authorize in the
 * chief's place, or that somebody may know of restricted clips.
 */
export const AUTHORIZATION_KINDS = ['viewing', 'designation', 'clearance'] as const;
export type AuthorizationKind = (typeof AUTHORIZATION_KINDS)[number];

/** Which clips an authorization to watch covers: of the person alone, of named units, or all. */
export const AUTHORIZATION_REACHES = ['own', 'units', 'all'] as const;
export type AuthorizationReach = (typeof AUTHORIZATION_REACHES)[number];

/** Why a clip is known only to those with a clearance for it. */
export const RESTRICTIONS = [
  'juvenile',
  'sexual-assault',
  'undercover',
  'internal-investigation',
  'other',
] as const;
export type Restriction = (typeof RESTRICTIONS)[number];

export interface WrittenAuthorization {
  readonly id: string;
  readonly kind: AuthorizationKind;
  readonly personId: string;
  /** Of an authorization to watch; null for the other kinds. */
  readonly reach: AuthorizationReach | null;
  /** The units named, where the reach is `units`. */
  readonly unitIds: readonly string[];
  /** Whether it covers clips assigned for review, wherever they are. */
  readonly coversReviews: boolean;
  /** Of a clearance: which restrictions it opens. */
  readonly restrictions: readonly Restriction[];
  /** The legitimate, specified law enforcement purpose (Minn. Stat. 13.825 subd. 7(b)). */
  readonly purpose: string;
  readonly authorizedBy: string;
  /** The designation under which a designee gave it; null where the head of the agency did. */
  readonly designationId: string | null;
  readonly documentReference: string | null;
  /** Of the uploaded document, lower-case hex. */
  readonly documentSha256: string | null;
  readonly validFrom: Date;
  /** The first moment at which it holds no more. */
  readonly validUntil: Date;
  readonly grantedAt: Date;
  readonly revokedAt: Date | null;
  readonly revokedBy: string | null;
  readonly revocationReason: string | null;
}

export const STANDINGS = ['future', 'valid', 'ended', 'revoked'] as const;
export type Standing = (typeof STANDINGS)[number];

type Period = Pick<WrittenAuthorization, 'validFrom' | 'validUntil' | 'revokedAt'>;

/** How an authorization stands at a moment. A revocation counts from its own moment on. */
export function standingAt({ validFrom, validUntil, revokedAt }: Period, now: Date): Standing {
  if (revokedAt !== null && revokedAt <= now) return 'revoked';
  if (validUntil <= now) return 'ended';
  return validFrom <= now ? 'valid' : 'future';
}

/** Whose clip it is; either may be unknown, and then only an authorization for all covers it. */
export interface ClipOwner {
  readonly officerId: string | null;
  readonly unitId: string | null;
}

export interface Viewing extends ClipOwner {
  /** Whether the clip is assigned to this person for review. */
  readonly isAssigned: boolean;
}

/**
 * The authorization by which somebody may watch a clip, or null. Of several the one that ends last
 * is taken, so that a playback is cut as late as is right.
 * @param valid the person's authorizations, all of them valid now
 */
export function coveringAuthorization(
  valid: readonly WrittenAuthorization[],
  viewer: { readonly officerId: string | null },
  clip: Viewing,
): WrittenAuthorization | null {
  const fitting = valid.filter((one) => one.kind === 'viewing' && covers(one, viewer, clip));
  return fitting.reduce<WrittenAuthorization | null>(
    (best, one) => (best === null || one.validUntil > best.validUntil ? one : best),
    null,
  );
}

function covers(
  { reach, unitIds, coversReviews }: WrittenAuthorization,
  viewer: { readonly officerId: string | null },
  { officerId, unitId, isAssigned }: Viewing,
): boolean {
  if (isAssigned && coversReviews) return true;
  switch (reach) {
    case 'all':
      return true;
    case 'units':
      return unitId !== null && unitIds.includes(unitId);
    case 'own':
      return officerId !== null && officerId === viewer.officerId;
    case null:
      return false;
  }
}

/** Every restriction that the clearances among them open, sorted. */
export function clearedFor(valid: readonly WrittenAuthorization[]): Restriction[] {
  const opened = valid
    .filter(({ kind }) => kind === 'clearance')
    .flatMap(({ restrictions }) => restrictions);
  return RESTRICTIONS.filter((restriction) => opened.includes(restriction)).sort();
}
