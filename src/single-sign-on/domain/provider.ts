/** Signature algorithms that an identity provider may be pinned to: all asymmetric. */
export const SIGNING_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;
export type SigningAlgorithm = (typeof SIGNING_ALGORITHMS)[number];

/** How a provider is named in addresses. */
export const SLUG = /^[a-z][a-z0-9-]{1,39}$/;

/** What proves that the provider has asked for a second factor; at least one of the two is set. */
export interface Assurance {
  /** `acr` values of which one must be in the ID token; empty for whatever it is. */
  readonly requiredAcr: readonly string[];
  /** `amr` values (RFC 8176) of which one must be in the ID token; empty for whatever they are. */
  readonly requiredAmr: readonly string[];
}

/** What the ID token says of how somebody has proved who they are. */
export interface ProofClaims {
  readonly acr: string | null;
  readonly amr: readonly string[];
}

/**
 * Whether the ID token proves more than one factor, as the agency has set. Without any demand
 * nothing is proved (CJIS IA-2: everybody, always).
 */
export function isAssured(
  { requiredAcr, requiredAmr }: Assurance,
  { acr, amr }: ProofClaims,
): boolean {
  if (requiredAcr.length === 0 && requiredAmr.length === 0) return false;
  const hasAcr = requiredAcr.length === 0 || (acr !== null && requiredAcr.includes(acr));
  const hasAmr = requiredAmr.length === 0 || amr.some((value) => requiredAmr.includes(value));
  return hasAcr && hasAmr;
}

/** Scopes that are asked for: always `openid`, then what the provider's settings add. */
export function scopeOf(scopes: readonly string[]): string {
  return [...new Set(['openid', ...scopes])].join(' ');
}

/** Where the provider sends people back to. Each provider has its own, so that none takes another's. */
export function returnAddress(publicUrl: string, slug: string): string {
  return new URL(`/single-sign-on/return/${slug}`, publicUrl).href;
}

export function backChannelLogoutAddress(publicUrl: string, slug: string): string {
  return new URL(`/api/v1/single-sign-on/${slug}/back-channel-logout`, publicUrl).href;
}
