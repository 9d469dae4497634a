import { hash } from 'node:crypto';
import type { Standing } from '../../reviews/reviews.public.js';
import type {
  ComplianceFacts,
  ComplianceQuestion,
  HolsterDrawFact,
  ReviewFact,
  Verdict,
} from './compliance-facts.js';
import {
  COVERAGE_MEASURES,
  type CoverageMeasure,
  type Definition,
  REVIEW_MEASURES,
  type ReviewMeasure,
  STATEMENTS,
} from './definitions.js';

export type Counts<Measure extends string> = Readonly<Record<Measure, number>>;

/** A line of a table: whom or what it is about, and its numbers. */
export interface ReportLine<Measure extends string> {
  /** Identifier of the unit, person or draw; null for "none". */
  readonly id: string | null;
  readonly name: string;
  readonly counts: Counts<Measure>;
}

export interface ComplianceReport {
  readonly kind: 'compliance';
  readonly version: 1;
  readonly agency: { readonly name: string; readonly timeZone: string };
  /** RFC 3339 in UTC, as are all moments of a report. */
  readonly from: string;
  readonly to: string;
  readonly cutoff: string;
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly reviews: {
    readonly definitions: readonly Definition<ReviewMeasure>[];
    readonly total: Counts<ReviewMeasure>;
    readonly byUnit: readonly ReportLine<ReviewMeasure>[];
    readonly byReviewer: readonly ReportLine<ReviewMeasure>[];
    readonly byDraw: readonly ReportLine<ReviewMeasure>[];
  };
  readonly coverage: {
    readonly definitions: readonly Definition<CoverageMeasure>[];
    readonly total: Counts<CoverageMeasure>;
    readonly byUnit: readonly ReportLine<CoverageMeasure>[];
  };
  readonly statements: readonly string[];
}

export const NO_UNIT = 'No unit';

/** Makes the report. The order in which the facts arrive decides nothing. */
export function complianceReport(
  question: ComplianceQuestion,
  { reviews, holsterDraws, names }: ComplianceFacts,
): ComplianceReport {
  const nameOf = (id: string | null) => (id === null ? NO_UNIT : (names.get(id) ?? id));
  return {
    kind: 'compliance',
    version: 1,
    agency: question.agency,
    from: question.from.toISOString(),
    to: question.to.toISOString(),
    cutoff: question.cutoff.toISOString(),
    unit: question.unit,
    reviews: {
      definitions: REVIEW_MEASURES,
      total: countReviews(reviews),
      byUnit: lines(reviews, ({ unitId }) => unitId, nameOf, countReviews),
      byReviewer: lines(reviews, ({ reviewerId }) => reviewerId, nameOf, countReviews),
      byDraw: lines(reviews, ({ drawId }) => drawId, nameOf, countReviews),
    },
    coverage: {
      definitions: COVERAGE_MEASURES,
      total: countHolsterDraws(holsterDraws),
      byUnit: lines(holsterDraws, ({ unitId }) => unitId, nameOf, countHolsterDraws),
    },
    statements: STATEMENTS,
  };
}

function countReviews(facts: readonly ReviewFact[]): Counts<ReviewMeasure> {
  const count = (standing: Standing) => facts.filter((fact) => fact.standing === standing).length;
  return {
    assigned: facts.length,
    signedOnTime: count('signed_on_time'),
    signedLate: count('signed_late'),
    due: count('due'),
    overdue: count('overdue'),
  };
}

function countHolsterDraws(facts: readonly HolsterDrawFact[]): Counts<CoverageMeasure> {
  const count = (verdict: Verdict) => facts.filter((fact) => fact.verdict === verdict).length;
  return {
    holsterDraws: facts.length,
    covered: count('covered'),
    alreadyRecording: count('already_recording'),
    late: count('late'),
    missed: count('missed'),
    noCamera: count('no_camera'),
    sensorUnassigned: count('sensor_unassigned'),
    pendingUpload: count('pending_upload'),
  };
}

/** One line for each key, by name, "none" last. */
function lines<Fact, Measure extends string>(
  facts: readonly Fact[],
  keyOf: (fact: Fact) => string | null,
  nameOf: (key: string | null) => string,
  count: (facts: readonly Fact[]) => Counts<Measure>,
): ReportLine<Measure>[] {
  const groups = [...Map.groupBy(facts, keyOf)];
  return groups
    .map(([id, group]) => ({ id, name: nameOf(id), counts: count(group) }))
    .sort((a, b) => Number(a.id === null) - Number(b.id === null) || byText(a, b));
}

function byText(a: { id: string | null; name: string }, b: typeof a): number {
  // By code units, as in canonical JSON: a locale's order differs from machine to machine.
  return compare(a.name, b.name) || compare(a.id ?? '', b.id ?? '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/**
 * SHA-256, in hex, of the report as canonical JSON (RFC 8785). A report holds only strings, whole
 * numbers and names of members that are no numbers, for which sorting the members is all it takes.
 */
export function contentId(report: ComplianceReport): string {
  const canonical = JSON.stringify(report, (_name, value: unknown) =>
    isRecord(value) ? Object.fromEntries(Object.entries(value).sort(byName)) : value,
  );
  return hash('sha256', canonical, 'hex');
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return compare(a, b);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
