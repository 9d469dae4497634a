import type { IdentityProvider } from '../../api/types';
import { INVITABLE_ROLES } from '../../shell/roles';

/** Roles that groups may give: the others are named one by one by two people. */
export const MAPPED_ROLES = INVITABLE_ROLES.filter(
  (role) => role !== 'administrator' && role !== 'chief',
);

export const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** The algorithms of a provider that Plumbline takes; all of them where it names none. */
export function algorithmsOf(offered: readonly string[]): readonly Algorithm[] {
  const common = ALGORITHMS.filter((one) => offered.includes(one));
  return common.length === 0 ? ALGORITHMS : common;
}

/** What was typed as a list: values apart by spaces, commas or lines. */
export function valuesFrom(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((value) => value !== ''))];
}

/** What an ID token must say, in words. */
export function demandOf({
  requiredAcr,
  requiredAmr,
}: Pick<IdentityProvider, 'requiredAcr' | 'requiredAmr'>): string {
  const parts = [
    ...(requiredAcr.length > 0 ? [`acr ${requiredAcr.join(' or ')}`] : []),
    ...(requiredAmr.length > 0 ? [`amr ${requiredAmr.join(' or ')}`] : []),
  ];
  return parts.join(', and ');
}

export function listed(values: readonly string[], none: string): string {
  return values.length === 0 ? none : values.join(', ');
}
