import { z } from 'zod';

/** What a provider has said of somebody, verified: signature, issuer, audience, nonce, times. */
export interface Vouched {
  readonly issuer: string;
  readonly subject: string;
  /** The provider's own session; null where it names none. */
  readonly sid: string | null;
  /** When the person proved there who they are; null where it does not say. */
  readonly provedAt: Date | null;
  readonly acr: string | null;
  readonly amr: readonly string[];
  /** The claim that holds groups, as it came. */
  readonly groups: unknown;
  /** What the provider calls them: for eyes, and no proof of anything. */
  readonly shownName: string;
}

const claimsShape = z.looseObject({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  aud: z.union([z.string(), z.array(z.string())]),
  azp: z.string().optional(),
  sid: z.string().max(255).optional(),
  auth_time: z.number().optional(),
  acr: z.string().max(255).optional(),
  amr: z.array(z.string()).optional(),
});

/**
 * Reads the claims of a verified ID token; null where they are not what they must be. The token
 * must be for us alone: one that others may use as well could have come from them.
 */
export function vouchedBy(
  claims: unknown,
  clientId: string,
  groupsClaim: string | null,
): Vouched | null {
  const parsed = claimsShape.safeParse(claims);
  if (!parsed.success) return null;
  const { iss, sub, aud, azp, sid, auth_time: authTime, acr, amr } = parsed.data;
  const audience = [aud].flat();
  if (audience.length !== 1 || audience[0] !== clientId) return null;
  if (azp !== undefined && azp !== clientId) return null;
  return {
    issuer: iss,
    subject: sub,
    sid: sid ?? null,
    provedAt: authTime === undefined ? null : new Date(authTime * 1000),
    acr: acr ?? null,
    amr: amr ?? [],
    groups: groupsClaim === null ? undefined : parsed.data[groupsClaim],
    shownName: nameIn(parsed.data),
  };
}

function nameIn(claims: Readonly<Record<string, unknown>>): string {
  const parts = ['name', 'preferred_username', 'email'].map((claim) => claims[claim]);
  const texts = parts.filter((part): part is string => typeof part === 'string' && part !== '');
  return [...new Set(texts)].join(' · ').replaceAll('\0', '').slice(0, 200);
}
