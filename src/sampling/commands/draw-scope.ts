import type { SignedIn } from '../../identity/identity.public.js';
import type { VisibleUnits } from '../persistence/draws.repository.js';

interface Scoped {
  /** Null for the whole agency. */
  readonly unitId: string | null;
}

/** Whether a person may take the steps of a draw, or declare it. */
export function mayConduct(actor: SignedIn, { unitId }: Scoped): boolean {
  const scope = actor.scope('draw.conduct');
  if (scope.kind === 'all') return true;
  return scope.kind === 'units' && unitId !== null && scope.unitIds.includes(unitId);
}

/** The units whose draws a person may read; a draw over the whole agency concerns every unit. */
export function visibleUnits(actor: SignedIn): VisibleUnits {
  const scope = actor.scope('draw.read');
  if (scope.kind === 'all') return 'all';
  return scope.kind === 'units' ? scope.unitIds : [];
}

/** Whether a person may read a draw and its record. */
export function mayRead(actor: SignedIn, { unitId }: Scoped): boolean {
  const units = visibleUnits(actor);
  return units === 'all' || unitId === null || units.includes(unitId);
}
