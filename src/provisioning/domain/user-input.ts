import { z } from 'zod';
import { provisioningRefusals } from './provisioning.errors.js';
import type { WantedUser } from './scim.js';

const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes('\0'));

/** Some systems write booleans as words (Entra: "True", "False"). */
export const lenientBoolean = z.union([
  z.boolean(),
  z
    .string()
    .toLowerCase()
    .transform((word, context) => {
      if (word === 'true' || word === 'false') return word === 'true';
      context.addIssue({ code: 'custom', message: 'is neither true nor false' });
      return z.NEVER;
    }),
]);

const NAME_MAX = 200;
export const userNameText = text(100).refine((value) => value.trim() !== '');
export const displayNameText = text(NAME_MAX);
export const externalIdText = text(300);

const nameSchema = z.object({
  formatted: displayNameText.nullish(),
  givenName: displayNameText.nullish(),
  familyName: displayNameText.nullish(),
});

/** Attributes that are not named here are the other system's business: taken, and not kept. */
const userSchema = z.object({
  userName: userNameText,
  displayName: displayNameText.nullish(),
  name: nameSchema.nullish(),
  externalId: externalIdText.nullish(),
  active: lenientBoolean.nullish(),
});

export type WholeUser = WantedUser & { readonly userName: string; readonly displayName: string };

/**
 * A user as a POST or PUT describes it.
 * @throws DomainError `provisioning.invalid-value`
 */
export function readUser(body: unknown): WholeUser {
  const parsed = userSchema.safeParse(withKnownSpelling(body));
  if (!parsed.success) throw provisioningRefusals.refuse('invalid-value');
  const { userName, displayName, name, externalId, active } = parsed.data;
  const full = [name?.givenName, name?.familyName].filter(Boolean).join(' ');
  const shown = [displayName, name?.formatted, full, userName].find(
    (one) => one !== null && one !== undefined && one.trim() !== '',
  );
  return {
    userName,
    displayName: (shown ?? userName).trim().slice(0, NAME_MAX),
    externalId: externalId === undefined || externalId === '' ? null : externalId,
    active: active ?? true,
  };
}

const SPELLINGS = ['userName', 'displayName', 'name', 'externalId', 'active'] as const;

/** Names of attributes are compared without regard to case (RFC 7643 section 2.1). */
function withKnownSpelling(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      SPELLINGS.find((known) => known.toLowerCase() === name.toLowerCase()) ?? name,
      value,
    ]),
  );
}
