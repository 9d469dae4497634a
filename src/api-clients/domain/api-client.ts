import type { Permission } from '../../identity/identity.public.js';

/** What a machine is there for; says to people who look at the list what its acts should be. */
export const API_CLIENT_PURPOSES = [
  'dock',
  'dispatch',
  'sensor-gateway',
  'identity-provisioning',
] as const;
export type ApiClientPurpose = (typeof API_CLIENT_PURPOSES)[number];

/** What the credential of a machine may allow: the permissions of the role `service`. */
export const API_CLIENT_SCOPES = [
  'clip.ingest',
  'trigger-event.record',
  'person.provision',
] as const satisfies readonly Permission[];
export type ApiClientScope = (typeof API_CLIENT_SCOPES)[number];

/**
 * What somebody must hold to give a scope away. Provisioning is held by no person: it amounts to
 * preparing accounts and ending access, so whoever gives it must be able to do both.
 */
const NEEDED_TO_GIVE: Readonly<Record<ApiClientScope, readonly Permission[]>> = {
  'clip.ingest': ['clip.ingest'],
  'trigger-event.record': ['trigger-event.record'],
  'person.provision': ['person.manage', 'person.disable'],
};

/** The first scope that is not this person's to give, or null: nobody makes a key above their own. */
export function scopeBeyond(
  scopes: readonly ApiClientScope[],
  may: (permission: Permission) => boolean,
): ApiClientScope | null {
  return scopes.find((scope) => !NEEDED_TO_GIVE[scope].every(may)) ?? null;
}

export type ApiClientState = 'active' | 'expired' | 'revoked';

/** What decides whether a client may do anything at all. */
export interface Standing {
  readonly validUntil: Date;
  readonly revokedAt: Date | null;
}

/** What has become of a client at a moment. Its end counts from the very moment on. */
export function stateOf({ validUntil, revokedAt }: Standing, now: Date): ApiClientState {
  if (revokedAt !== null) return 'revoked';
  return validUntil <= now ? 'expired' : 'active';
}

/** Why a credential was refused: for the trail alone; whoever sent it learns nothing of it. */
export const REFUSAL_REASONS = [
  'malformed',
  'unknown',
  'revoked',
  'expired',
  'address',
  'secret',
  'signature',
  'replay',
  'rate',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Writing "used" at every request would turn each read into a write; once a minute is enough. */
const NOTE_EVERY_MS = 60_000;

export function isUseWorthNoting(lastUsedAt: Date | null, now: Date): boolean {
  return lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= NOTE_EVERY_MS;
}
