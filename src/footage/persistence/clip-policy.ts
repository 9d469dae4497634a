import type { SelectQueryBuilder } from 'typeorm';
import type { Restriction } from '../../authorizations/authorizations.public.js';
import type { Scope } from '../../identity/identity.public.js';
import type { ClipEntity } from './clip.entity.js';

/** Which clips exist for somebody: whose they are, and which restrictions they know of. */
export interface ClipReach {
  readonly scope: Scope;
  readonly clearances: readonly Restriction[];
}

/**
 * The one policy of which clips exist for a reader, for every query of the ledger on behalf of a
 * person. A restricted clip takes a clearance for each of its restrictions.
 */
export function within(
  clips: SelectQueryBuilder<ClipEntity>,
  { scope, clearances }: ClipReach,
): SelectQueryBuilder<ClipEntity> {
  clips.andWhere('clip.restrictions <@ :clearances', { clearances });
  switch (scope.kind) {
    case 'all':
      return clips;
    case 'units':
      return clips.andWhere('clip.unit_id = ANY(:unitIds)', { unitIds: scope.unitIds });
    case 'own':
      return clips.andWhere('clip.officer_id = :ownOfficerId', { ownOfficerId: scope.officerId });
  }
}

/** The same policy for a row that is at hand. */
export function isWithin(
  clip: Pick<ClipEntity, 'restrictions' | 'officerId' | 'unitId'>,
  { scope, clearances }: ClipReach,
): boolean {
  if (!isCleared(clip, clearances)) return false;
  switch (scope.kind) {
    case 'all':
      return true;
    case 'units':
      return clip.unitId !== null && scope.unitIds.includes(clip.unitId);
    case 'own':
      return clip.officerId === scope.officerId;
  }
}

export function isCleared(
  { restrictions }: Pick<ClipEntity, 'restrictions'>,
  clearances: readonly Restriction[],
): boolean {
  return restrictions.every((restriction) => clearances.includes(restriction));
}
