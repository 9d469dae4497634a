import { z } from 'zod';

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** Minutes for which a logout token may be on its way. */
export const LOGOUT_TOKEN_MINUTES = 5;

const claimsShape = z
  .looseObject({
    jti: z.string().min(1).max(255),
    sub: z.string().min(1).max(255).optional(),
    sid: z.string().min(1).max(255).optional(),
    events: z.looseObject({ [LOGOUT_EVENT]: z.looseObject({}) }),
    nonce: z.never().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined);

export interface Logout {
  readonly jti: string;
  readonly subject: string | null;
  readonly sid: string | null;
}

/**
 * What a verified logout token asks for; null where its claims are not those of one (OpenID Connect
 * Back-Channel Logout 1.0, section 2.6): an ID token has a nonce, and must never be taken for one.
 */
export function logoutAskedBy(claims: unknown): Logout | null {
  const parsed = claimsShape.safeParse(claims);
  if (!parsed.success) return null;
  const { jti, sub, sid } = parsed.data;
  return { jti, subject: sub ?? null, sid: sid ?? null };
}
