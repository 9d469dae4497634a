import { invariant } from '../../platform/errors/invariant.js';
import type { FrozenDraw } from '../domain/draw-record.js';
import type { Draw } from '../persistence/draw.entity.js';

/** What a stored draw has committed to, in the words of its record. */
export function frozenDrawOf(draw: Draw): FrozenDraw {
  const { populationCount, populationRoot, populationSha256, excludedSha256 } = draw;
  const { strata, reviewers, frozenAt } = draw;
  invariant(
    populationCount !== null &&
      populationRoot !== null &&
      populationSha256 !== null &&
      excludedSha256 !== null &&
      strata !== null &&
      reviewers !== null &&
      frozenAt !== null,
    `Draw ${draw.id} is not frozen`,
  );
  return {
    id: draw.id,
    window: { from: draw.windowFrom, to: draw.windowTo },
    timeZone: draw.timeZone,
    policySha256: draw.policySha256,
    population: {
      count: populationCount,
      root: populationRoot,
      sha256: populationSha256,
      strata: new Map(strata.map(({ label, size }) => [label, size])),
    },
    excludedSha256,
    allocation: new Map(strata.map(({ label, allocated }) => [label, allocated])),
    reviewers,
    strataUnits: new Map(strata.map(({ label, unitIds }) => [label, unitIds])),
    candidates: new Map(strata.map(({ label, candidates }) => [label, candidates])),
    declaredAt: draw.declaredAt,
    frozenAt,
  };
}
