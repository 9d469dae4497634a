import { hash } from 'node:crypto';
import type { Accounting } from './accounting.js';
import type { Allocation } from './allocation.js';
import type { Assignment, Candidates } from './assignment.js';
import type { DrawState } from './draw-states.js';
import type { DrawWindow } from './draw-id.js';
import type { FrozenPopulation } from './population.js';
import { type JsonValue, recordJson } from './record-json.js';
import type { Reviewer } from './reviewers.js';
import type { Selection } from './selection.js';

/** Names the rules by which a record is read. */
const FORMAT = 'plumbline-draw/v1';

/** What is fixed when a population is frozen, before any seed exists. */
export interface FrozenDraw {
  readonly id: string;
  readonly window: DrawWindow;
  readonly timeZone: string;
  readonly policySha256: string;
  readonly population: FrozenPopulation;
  readonly excludedSha256: string;
  readonly allocation: Allocation;
  readonly reviewers: readonly Reviewer[];
  /** The units in which the clips of each stratum were recorded. */
  readonly strataUnits: ReadonlyMap<string, readonly string[]>;
  readonly candidates: Candidates;
  readonly declaredAt: Date;
  readonly frozenAt: Date;
}

/** What the seed decided. */
export interface ExecutedDraw {
  readonly seedText: string;
  readonly sources: readonly string[];
  readonly selection: Selection;
  readonly assignments: readonly Assignment[];
  readonly readmeSha256: string;
  readonly seededAt: Date;
  readonly executedAt: Date;
}

/** A file of the record, with the digest by which the trail names it. */
export interface RecordFile {
  readonly text: string;
  /** Of the record itself: of the text without its own member `record_sha256`. */
  readonly sha256: string;
}

/**
 * `draw.json`: everything that an outsider needs to repeat the draw, in one fixed form. The member
 * `record_sha256` covers all others; the trail's entry holds the same value.
 * @param executed null for a draw that is frozen only
 */
export function drawJson(
  state: DrawState,
  frozen: FrozenDraw,
  accounting: Accounting,
  executed: ExecutedDraw | null,
): RecordFile {
  const members = {
    format: FORMAT,
    state,
    ...frozenMembers(frozen, accounting),
    ...(executed === null ? {} : executedMembers(executed)),
    timestamps: timestamps(frozen, executed),
  };
  const sha256 = hash('sha256', recordJson(members), 'hex');
  return { text: recordJson({ ...members, record_sha256: sha256 }), sha256 };
}

function frozenMembers(frozen: FrozenDraw, accounting: Accounting) {
  const { population, window } = frozen;
  return {
    draw_id: frozen.id,
    policy_sha256: frozen.policySha256,
    window: {
      from: window.from.toISOString(),
      to: window.to.toISOString(),
      time_zone: frozen.timeZone,
    },
    population_sha256: population.sha256,
    population_root: population.root,
    excluded_sha256: frozen.excludedSha256,
    counts: {
      received: accounting.received,
      not_eligible: accounting.notEligible,
      eligible: accounting.eligible,
      excluded: accounting.excluded,
      population: accounting.population,
      drawn: accounting.drawn,
      not_drawn: accounting.notDrawn,
      strata: Object.fromEntries(population.strata),
    },
    allocation: Object.fromEntries(frozen.allocation),
    reviewers: frozen.reviewers.map(({ id, officerId, unitIds }) => ({
      reviewer: id,
      officer: officerId,
      units: [...unitIds].sort(),
    })),
    strata_units: Object.fromEntries(frozen.strataUnits),
    candidates: Object.fromEntries(frozen.candidates),
  };
}

function executedMembers({
  seedText,
  sources,
  selection,
  assignments,
  readmeSha256,
}: ExecutedDraw) {
  return {
    seed_text: seedText,
    sources,
    selected: Object.fromEntries(
      [...selection].map(([stratum, clips]) => [stratum, clips.map(({ clipId }) => clipId)]),
    ),
    replacements: [],
    assignment: assignments.map(({ clipId, reviewer }) => ({ clip: clipId, reviewer })),
    readme_sha256: readmeSha256,
  };
}

function timestamps(frozen: FrozenDraw, executed: ExecutedDraw | null): JsonValue {
  return {
    declared: frozen.declaredAt.toISOString(),
    frozen: frozen.frozenAt.toISOString(),
    ...(executed === null
      ? {}
      : {
          seeded: executed.seededAt.toISOString(),
          executed: executed.executedAt.toISOString(),
        }),
  };
}
