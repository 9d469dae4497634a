import type { Wanted } from '../../domain/person-change.js';
import type { TermedGrant } from '../../domain/role-rules.js';
import type { PersonChangeEntity, StoredGrant } from '../../persistence/person-change.entity.js';

export function toStored(grants: readonly TermedGrant[]): StoredGrant[] {
  return grants.map(({ role, unitId, validUntil }) => ({
    role,
    unitId,
    validUntil: validUntil?.toISOString() ?? null,
  }));
}

export function wantedBy({ grants, officerId }: PersonChangeEntity): Wanted {
  return {
    officerId,
    grants: grants.map(({ role, unitId, validUntil }) => ({
      role,
      unitId,
      validUntil: validUntil === null ? null : new Date(validUntil),
    })),
  };
}

/** Grants as audit entries name them. */
export function asFacts(grants: readonly TermedGrant[]) {
  return grants.map(({ role, unitId, validUntil }) => ({
    role,
    unit: unitId,
    until: validUntil?.toISOString() ?? null,
  }));
}
