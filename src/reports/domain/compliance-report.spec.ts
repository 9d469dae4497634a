import { hash } from 'node:crypto';
import fc from 'fast-check';
import { STANDINGS } from '../../reviews/reviews.public.js';
import { VERDICTS } from '../../activations/activations.public.js';
import { complianceReport, contentId, NO_UNIT } from './compliance-report.js';
import { REVIEW_MEASURES } from './definitions.js';

const question = {
  agency: { name: 'Demo Falls', timeZone: 'America/Chicago' },
  from: new Date('2026-10-01T05:00:00Z'),
  to: new Date('2026-11-01T05:00:00Z'),
  cutoff: new Date('2026-11-20T16:31:19.250Z'),
  unit: null,
};
const names = new Map([
  ['u1', 'North'],
  ['u2', 'Central'],
  ['r1', 'Sgt. B'],
  ['r2', 'Sgt. A'],
]);
const anyUnit = fc.constantFrom('u1', 'u2', null);
const anyReview = fc.record({
  unitId: anyUnit,
  reviewerId: fc.constantFrom('r1', 'r2'),
  drawId: fc.constantFrom('2026-W40-north', '2026-W41-north'),
  standing: fc.constantFrom(...STANDINGS),
});
const anyHolsterDraw = fc.record({ unitId: anyUnit, verdict: fc.constantFrom(...VERDICTS) });
const anyFacts = fc.record({
  reviews: fc.array(anyReview),
  holsterDraws: fc.array(anyHolsterDraw),
  names: fc.constant(names),
});
const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((total, count) => total + count, 0);

describe('a compliance report', () => {
  it('adds up: every fact is counted once as a whole and once in its part', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { reviews, coverage } = complianceReport(question, facts);
        expect(reviews.total.assigned).toBe(facts.reviews.length);
        expect(sum(reviews.total)).toBe(2 * facts.reviews.length);
        expect(coverage.total.holsterDraws).toBe(facts.holsterDraws.length);
        expect(sum(coverage.total)).toBe(2 * facts.holsterDraws.length);
        for (const lines of [reviews.byUnit, reviews.byReviewer, reviews.byDraw]) {
          for (const { measure } of REVIEW_MEASURES) {
            const parts = lines.reduce((total, { counts }) => total + counts[measure], 0);
            expect(parts).toBe(reviews.total[measure]);
          }
        }
      }),
    );
  });

  it('is the same whatever the order of its facts', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const turned = {
          reviews: facts.reviews.toReversed(),
          holsterDraws: facts.holsterDraws.toReversed(),
          names: new Map([...names].toReversed()),
        };
        expect(complianceReport(question, turned)).toEqual(complianceReport(question, facts));
      }),
    );
  });

  it('lists by name, and what has no unit last', () => {
    const review = { reviewerId: 'r1', drawId: 'd', standing: 'due' as const };
    const reviews = [null, 'u1', 'u2'].map((unitId) => ({ ...review, unitId }));
    const { byUnit } = complianceReport(question, {
      reviews,
      holsterDraws: [],
      names,
    }).reviews;
    expect(byUnit.map(({ name }) => name)).toEqual(['Central', 'North', NO_UNIT]);
  });

  it('says what each of its numbers counts', () => {
    const facts = { reviews: [], holsterDraws: [], names };
    const { reviews, coverage } = complianceReport(question, facts);
    for (const { definitions, total } of [reviews, coverage]) {
      expect(definitions.map(({ measure }) => measure)).toEqual(Object.keys(total));
      expect(definitions.every(({ means }) => means.length > 20)).toBe(true);
    }
  });
});

describe('the content id', () => {
  const facts = { reviews: [], holsterDraws: [], names };

  it('is the SHA-256 of the canonical JSON: members sorted, no white space', () => {
    const report = complianceReport(question, facts);
    const canonical = (value: unknown): string => {
      if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
      if (typeof value !== 'object' || value === null) return JSON.stringify(value);
      const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
      return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
    };
    expect(contentId(report)).toBe(hash('sha256', canonical(report), 'hex'));
  });

  it('changes with anything that the report says', () => {
    const later = { ...question, cutoff: new Date(question.cutoff.getTime() + 1) };
    const ids = [
      complianceReport(question, facts),
      complianceReport(later, facts),
      complianceReport({ ...question, unit: { id: 'u1', name: 'North' } }, facts),
      complianceReport(question, {
        ...facts,
        holsterDraws: [{ unitId: 'u1', verdict: 'missed' }],
      }),
    ].map(contentId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
