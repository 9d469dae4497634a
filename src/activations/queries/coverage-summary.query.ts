import { Injectable } from '@nestjs/common';
import { AgencyDirectory } from '../../agency/agency.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { type VerdictName, VERDICTS } from '../domain/coverage.js';
import { CoverageEvents, type CoverageFilter, type VerdictCount } from './coverage-events.js';

export type VerdictCounts = Record<VerdictName, number>;

export interface UnitCoverage {
  /** Null for events of which nobody knows whose they are. */
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly total: number;
  readonly verdicts: VerdictCounts;
}

export interface CoverageSummary {
  readonly total: number;
  readonly verdicts: VerdictCounts;
  /** By the units' names; the events of nobody last. */
  readonly units: readonly UnitCoverage[];
}

/** Counts verdicts, in all and by unit. Numbers of events name nobody. */
@Injectable()
export class CoverageSummaryQuery {
  constructor(
    private readonly events: CoverageEvents,
    private readonly agency: AgencyDirectory,
  ) {}

  async execute(actor: SignedIn, filter: CoverageFilter): Promise<CoverageSummary> {
    const counts = await this.events.counts(actor.scope('coverage.read'), filter);
    const byUnit = [...Map.groupBy(counts, ({ unitId }) => unitId)];
    const names = await this.agency.unitsByIds(byUnit.flatMap(([unitId]) => unitId ?? []));
    const units = byUnit.map(([unitId, own]) => {
      const unit = unitId === null ? undefined : names.get(unitId);
      return { unit: unit ? { id: unit.id, name: unit.name } : null, ...addUp(own) };
    });
    units.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    return { ...addUp(counts), units };
  }
}

/** Sorts after every name that a unit can have. */
const LAST = '\uffff';
const nameOf = ({ unit }: { unit: { name: string } | null }) => unit?.name ?? LAST;

function addUp(counts: readonly VerdictCount[]): { total: number; verdicts: VerdictCounts } {
  const countOf = (name: VerdictName) =>
    counts.filter(({ verdict }) => verdict === name).reduce((sum, { count }) => sum + count, 0);
  const entries = VERDICTS.map((name) => [name, countOf(name)] as const);
  return {
    total: entries.reduce((sum, [, count]) => sum + count, 0),
    verdicts: Object.fromEntries(entries) as VerdictCounts,
  };
}
